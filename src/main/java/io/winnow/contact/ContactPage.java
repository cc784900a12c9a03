package io.winnow.contact;

import java.util.List;

/**
 * Some contacts in the order of their ids.
 *
 * @param cursor {@code after} for the next page; null at the end
 */
record ContactPage(List<ContactBody> contacts, String cursor) {

  /**
   * @param found up to one more than {@code limit}: whether there is a next page
   */
  static ContactPage of(List<StoredContact> found, int limit) {
    List<ContactBody> contacts = found.stream().limit(limit).map(ContactBody::of).toList();
    return new ContactPage(contacts, found.size() > limit ? contacts.get(limit - 1).id() : null);
  }
}
