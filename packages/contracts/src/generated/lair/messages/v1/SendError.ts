// Original file: proto/lair/messages/v1/messages.proto


/**
 * Errors, in order: UNAUTHENTICATED, INVALID_PARAMS (content, type, client_id, reply_to, attachments), NOT_FOUND (room), PERMISSION_DENIED
 * (may not post), CONFLICT (client_id used for another message), NOT_FOUND (message: what is answered, attachment), FAILED_PRECONDITION
 * (deleted: what is answered; attachment_type: does not fit the message's type), UNAVAILABLE.
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
 * Errors, in order: UNAUTHENTICATED, INVALID_PARAMS (content, type, client_id, reply_to, attachments), NOT_FOUND (room), PERMISSION_DENIED
 * (may not post), CONFLICT (client_id used for another message), NOT_FOUND (message: what is answered, attachment), FAILED_PRECONDITION
 * (deleted: what is answered; attachment_type: does not fit the message's type), UNAVAILABLE.
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
