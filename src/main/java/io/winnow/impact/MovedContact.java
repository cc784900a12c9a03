package io.winnow.impact;

/**
 * A contact in a cell.
 *
 * @param kind segment or offer
 * @param from null: none
 * @param to null: none
 */
record MovedContact(String kind, String from, String to, String contact) {

  static final String SEGMENT = "segment";
  static final String OFFER = "offer";
}
