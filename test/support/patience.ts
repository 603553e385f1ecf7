/** How long tests look, listen and wait for what is to come before they give up, in ms: much on a quick machine, little on a busy one. */
export const patience = 45_000;
