package io.winnow.contact;

import io.winnow.core.contact.Event;
import io.winnow.platform.http.TimeCursor;
import java.util.List;

/**
 * What happened with a contact, latest first.
 *
 * @param cursor {@code before} for those before; null at the end
 */
record EventPage(List<EventBody> events, String cursor) {

  /**
   * @param found up to one more than {@code limit}: whether there are earlier ones
   */
  static EventPage of(List<Event> found, int limit) {
    List<Event> page = found.size() > limit ? found.subList(0, limit) : found;
    Event last = found.size() > limit ? page.get(limit - 1) : null;
    return new EventPage(
        page.stream().map(EventBody::of).toList(),
        last == null ? null : new TimeCursor(last.at(), last.id()).toString());
  }
}
