package io.winnow.offer;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The span of time in which a contact's uses matter to some questions.
 *
 * @param lock the number of the contact's lock
 */
record ContactWindow(Key key, Span span, long lock) {

  record Key(String ruleSet, String contactId) {

    // written out here and in other keys: what a record comes with costs more than the map itself

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && contactId.equals(key.contactId)
          && ruleSet.equals(key.ruleSet);
    }

    @Override
    public int hashCode() {
      return 31 * ruleSet.hashCode() + contactId.hashCode();
    }
  }

  private ContactWindow and(ContactWindow other) {
    Span both = span.and(other.span);
    return both == span ? this : new ContactWindow(key, both, lock);
  }

  /** One window a contact, wide enough for every cap that is asked about. */
  static Collection<ContactWindow> of(Collection<UsageQuestion> questions) {
    Map<Key, ContactWindow> windows = new LinkedHashMap<>();
    for (UsageQuestion question : questions) {
      ContactWindow window = question.contact();
      if (window != null) {
        windows.merge(window.key(), window, ContactWindow::and);
      }
    }
    return windows.values();
  }
}
