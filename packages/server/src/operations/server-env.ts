/** What a request has with it in our handlers. */
export interface ServerEnv {
  Variables: {
    /** The request as it came: the host knows it, and the address of its connection, by this very object. */
    original: Request;
    /** Its number in the log and in the answer. */
    requestId: string;
  };
}
