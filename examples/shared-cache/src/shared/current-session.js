let current;

/** Whose request is answered, so that nobody has to pass it on. */
export function currentSession() {
  return current;
}

export function setCurrentSession(session) {
  current = session;
}
