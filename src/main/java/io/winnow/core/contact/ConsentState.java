package io.winnow.core.contact;

/** Whether a person agreed: only {@code GRANTED} lets marketing through. */
public enum ConsentState {
  GRANTED,
  DENIED,
  UNKNOWN
}
