package io.winnow.decision;

import static java.util.stream.Collectors.joining;

import io.winnow.core.contact.Contact;
import io.winnow.platform.problem.FieldChecks;
import io.winnow.platform.problem.Problem.Fault;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds everything in a request that can be read but makes no sense, before anything is done. */
final class RequestChecks {

  static final int MAX_ID = 200;
  private static final int MAX_AGE = 150;

  /** When decisions can be about at the earliest, and no more. */
  private static final Instant FIRST = startOf(1900);

  private static final Instant END = startOf(9999);
  private static final Instant YEAR_ONE = startOf(1);

  private final List<Fault> faults = new ArrayList<>();

  private RequestChecks() {}

  /**
   * @throws ProblemException invalid-request with all faults
   */
  static void check(DecisionRequest request) {
    RequestChecks checks = new RequestChecks();
    checks.subject(request);
    checks.range("/count", request.count(), 1, DecisionRequest.MAX_COUNT);
    checks.range("/version", request.version(), 1, Integer.MAX_VALUE);
    checks.id("/requestId", request.requestId());
    checks.at("/context/at", request.context().at(), FIRST);
    if (request.contact() != null) {
      checks.contact(request.contact());
    }
    if (request.contactId() != null && !request.events().isEmpty()) {
      checks.fault(
          "/events",
          "cannot be sent with contactId, whose events are stored: POST them to /v1/events, or send"
              + " the contact itself as contact");
    }
    checks.events(request);
    checks.done();
  }

  private void events(DecisionRequest request) {
    FieldChecks events = new FieldChecks();
    for (int i = 0; i < request.events().size(); i++) {
      request.events().get(i).toEvent(events, i);
    }
    faults.addAll(events.faults());
  }

  private void subject(DecisionRequest request) {
    id("/contactId", request.contactId());
    if (request.contactId() == null && request.contact() == null) {
      fault("/contact", "must be given, or contactId");
    }
    if (request.contactId() != null
        && request.contact() != null
        && request.contact().id() != null
        && !request.contactId().equals(request.contact().id())) {
      fault("/contact/id", "differs from contactId");
    }
  }

  private void contact(Contact contact) {
    id("/contact/id", contact.id());
    range("/contact/age", contact.age(), 0, MAX_AGE);
    LocalDate born = contact.birthDate();
    if (born != null && (born.getYear() < 1 || born.getYear() > 9999)) {
      fault("/contact/birthDate", "must lie in the years 1 to 9999");
    }
    at("/contact/createdAt", contact.createdAt(), YEAR_ONE);
    if (contact.interests() != null && contact.interests().contains(null)) {
      fault("/contact/interests", "must not have a null in it");
    }
    contact
        .attributes()
        .forEach(
            (name, value) -> {
              if (value instanceof Map
                  || value instanceof List<?> list
                      && !list.stream().allMatch(String.class::isInstance)) {
                fault(
                    "/contact/attributes/" + name.replace("~", "~0").replace("/", "~1"),
                    "must be text, a number, true, false or a list of text");
              }
            });
  }

  private void id(String pointer, String id) {
    if (id != null && (id.isBlank() || id.length() > MAX_ID)) {
      fault(pointer, "must have 1 to " + MAX_ID + " characters");
    }
  }

  private void range(String pointer, Integer number, int least, int most) {
    if (number != null && (number < least || number > most)) {
      fault(pointer, "must be " + least + " to " + most);
    }
  }

  private void at(String pointer, Instant at, Instant first) {
    if (at != null && (at.isBefore(first) || !at.isBefore(END))) {
      fault(
          pointer,
          "must lie in the years " + first.atOffset(ZoneOffset.UTC).getYear() + " to 9998");
    }
  }

  /** Whether a decision can be about this instant. */
  static boolean isSensible(Instant at) {
    return !at.isBefore(FIRST) && at.isBefore(END);
  }

  private static Instant startOf(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private void fault(String pointer, String detail) {
    faults.add(new Fault("invalid-value", detail, pointer));
  }

  private void done() {
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          faults.stream().map(f -> f.pointer() + " " + f.detail()).collect(joining("; ")),
          faults);
    }
  }
}
