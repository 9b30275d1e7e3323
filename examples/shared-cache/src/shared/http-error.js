/** Why a request is refused, and the HTTP status that says so. */
export class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}
