// Original file: proto/lair/messages/v1/messages.proto


/**
 * Errors, in order: UNAUTHENTICATED, INVALID_PARAMS (room, type, content, client_id, reply_to, attachments), NOT_FOUND (room; with an empty
 * room: message), PERMISSION_DENIED (may not post), CONFLICT (client_id used for another message or for a change), NOT_FOUND (message: what
 * is answered, attachment), FAILED_PRECONDITION (deleted: what is answered; attachment_type: does not fit the message's type). UNAVAILABLE
 * at any point after INVALID_PARAMS.
 */
export interface SendError {
  /**
   * Name from the error catalogue.
   */
  'name'?: (string);
  /**
   * JSON object with the catalogue's data for this error.
   */
  'dataJson'?: (string);
}

/**
 * Errors, in order: UNAUTHENTICATED, INVALID_PARAMS (room, type, content, client_id, reply_to, attachments), NOT_FOUND (room; with an empty
 * room: message), PERMISSION_DENIED (may not post), CONFLICT (client_id used for another message or for a change), NOT_FOUND (message: what
 * is answered, attachment), FAILED_PRECONDITION (deleted: what is answered; attachment_type: does not fit the message's type). UNAVAILABLE
 * at any point after INVALID_PARAMS.
 */
export interface SendError__Output {
  /**
   * Name from the error catalogue.
   */
  'name': (string);
  /**
   * JSON object with the catalogue's data for this error.
   */
  'dataJson': (string);
}
