/** Width and height in any unit. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Whether filling the frame would hide more than about half of an upright picture, head or chest: then it is shown
 * whole. What a wide picture loses at its sides is seldom a face.
 */
export function isCroppedTooMuch(picture: Size, frame: Size): boolean {
  if (!(picture.width > 0 && picture.height > 0 && frame.width > 0 && frame.height > 0)) return false;
  return picture.width / picture.height / (frame.width / frame.height) < 0.48;
}
