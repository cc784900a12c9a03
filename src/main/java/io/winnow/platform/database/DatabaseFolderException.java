package io.winnow.platform.database;

/** The embedded database cannot work in its folder; the message is for the operator. */
public class DatabaseFolderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DatabaseFolderException(String message, Throwable cause) {
    super(message, cause);
  }
}
