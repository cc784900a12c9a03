package io.winnow.decision;

import io.winnow.contact.Contacts;
import io.winnow.contact.KnownContact;
import io.winnow.core.contact.Consent;
import io.winnow.core.contact.Contact;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.ContactMetrics;
import io.winnow.core.contact.Context;
import io.winnow.core.contact.Event;
import io.winnow.platform.problem.FieldChecks;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts together what is known of whom a request is about. */
@ApplicationScoped
class Subjects {

  /** Stored contacts as of the instants that some requests are about. */
  static final class Known {
    private final Map<Object, KnownContact> contacts = new HashMap<>();

    boolean has(DecisionRequest request) {
      return contacts.containsKey(new Key(request.contactId(), Moment.of(request)));
    }
  }

  private record Moment(Instant at, ZoneId zone) {
    static Moment of(DecisionRequest request) {
      return new Moment(request.context().at(), request.context().zone());
    }
  }

  private record Key(String id, Moment moment) {}

  private static final Overlay<Contact> CONTACT = new Overlay<>(Contact.class, null);
  private static final Overlay<ContactMetrics> METRICS =
      new Overlay<>(ContactMetrics.class, ContactMetrics.UNKNOWN);

  private final Contacts contacts;

  Subjects(Contacts contacts) {
    this.contacts = contacts;
  }

  /** Reads the stored contacts of all requests: two queries for requests of one instant. */
  Known load(Collection<DecisionRequest> requests) {
    Map<Moment, List<String>> ids = new HashMap<>();
    for (DecisionRequest request : requests) {
      if (request.contactId() != null) {
        ids.computeIfAbsent(Moment.of(request), m -> new ArrayList<>()).add(request.contactId());
      }
    }
    Known known = new Known();
    ids.forEach(
        (moment, some) ->
            contacts
                .facts(some, moment.at(), moment.zone())
                .forEach((id, contact) -> known.contacts.put(new Key(id, moment), contact)));
    return known;
  }

  /**
   * @param request with defaults filled in
   * @throws ProblemException unknown-contact
   */
  ContactFacts facts(DecisionRequest request, Known known) {
    KnownContact below = below(request, known);
    ContextBody sent = request.context();
    return new ContactFacts(
        CONTACT.over(below.contact(), request.contactId() == null ? null : request.contact()),
        METRICS.over(below.metrics(), request.metrics()),
        request.consent() == null ? below.consent() : request.consent().over(below.consent()),
        new Context(
            sent.channel(),
            sent.placement(),
            sent.purpose(),
            sent.at(),
            sent.zone(),
            sent.extra()));
  }

  private KnownContact below(DecisionRequest request, Known known) {
    if (request.contactId() != null) {
      KnownContact stored = known.contacts.get(new Key(request.contactId(), Moment.of(request)));
      if (stored == null) {
        throw new ProblemException(
            ProblemType.UNKNOWN_CONTACT, "There is no contact '" + request.contactId() + "' here.");
      }
      return stored;
    }
    Contact contact = request.contact();
    if (request.events().isEmpty()) {
      return new KnownContact(contact, ContactMetrics.UNKNOWN, Consent.UNKNOWN);
    }
    List<Event> events = new ArrayList<>(request.events().size());
    FieldChecks checks = new FieldChecks();
    for (int i = 0; i < request.events().size(); i++) {
      events.add(request.events().get(i).toEvent(checks, i));
    }
    checks.done();
    Instant at = request.context().at();
    return new KnownContact(
        contact,
        contacts.metrics(events, contact.createdAt(), at, request.context().zone()),
        Consent.UNKNOWN.after(events, null, at));
  }
}
