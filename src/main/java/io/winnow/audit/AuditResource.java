package io.winnow.audit;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/audit")
@Tag(name = "Audit", description = "Who did what, when, to which content.")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.VIEWER)
public class AuditResource {

  private static final int MAX_PAGE = 1_000;

  private final Audit audit;

  AuditResource(Audit audit) {
    this.audit = audit;
  }

  /**
   * @param next what to send as after (or before) for the next page; null at the end
   */
  public record AuditPage(List<AuditEntry> entries, Long next) {}

  @GET
  @Operation(summary = "Read the audit log, oldest first")
  public AuditPage page(
      @RestQuery @DefaultValue("0") String after, @RestQuery @DefaultValue("100") String limit) {
    int size = (int) whole("limit", limit, 1, MAX_PAGE);
    List<AuditEntry> entries = audit.page(whole("after", after, 0, Long.MAX_VALUE), size + 1);
    return entries.size() <= size
        ? new AuditPage(entries, null)
        : new AuditPage(entries.subList(0, size), entries.get(size - 1).number());
  }

  @GET
  @Path("/latest")
  @Operation(
      summary = "Read the audit log, latest first",
      description =
          "All of it, or what was done to one subject and its parts, such as rule-set/crm. The"
              + " answer's next is the before of the next page.")
  public AuditPage latest(
      @RestQuery String subject,
      @RestQuery String before,
      @RestQuery @DefaultValue("100") String limit) {
    int size = (int) whole("limit", limit, 1, MAX_PAGE);
    if (subject != null && subject.indexOf('\u0000') >= 0) {
      throw ProblemException.invalid(
          "invalid-value", "subject has a character that is no text.", "subject");
    }
    long end = before == null ? Long.MAX_VALUE : whole("before", before, 1, Long.MAX_VALUE);
    List<AuditEntry> entries = audit.latest(end, subject, size + 1);
    return entries.size() <= size
        ? new AuditPage(entries, null)
        : new AuditPage(entries.subList(0, size), entries.get(size - 1).number());
  }

  @GET
  @Path("/verify")
  @Operation(
      summary = "Look whether the audit log is as it was written",
      description =
          "Names the first entry that was altered or removed. With the number and digest of an"
              + " entry that somebody kept outside, also tells whether that one still stands.")
  public Verification verify(@RestQuery String number, @RestQuery String digest) {
    if ((number == null) != (digest == null)) {
      throw ProblemException.invalid(
          "invalid-value", "number and digest go together.", number == null ? "number" : "digest");
    }
    return audit.verify(number == null ? null : whole("number", number, 1, Long.MAX_VALUE), digest);
  }

  private static long whole(String name, String value, long min, long max) {
    try {
      long number = Long.parseLong(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    throw ProblemException.invalid(
        "invalid-value",
        name + " must be a whole number of " + min + " or more, within limits.",
        name);
  }
}
