package io.winnow.impact;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.http.Parameters;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/impacts")
@Tag(name = "Impacts")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.ANALYST)
public class ImpactResource {

  private static final int MAX_PAGE = 1_000;
  private static final List<String> KINDS = List.of(MovedContact.SEGMENT, MovedContact.OFFER);

  private final Impacts impacts;

  ImpactResource(Impacts impacts) {
    this.impacts = impacts;
  }

  /** Who is in a cell. */
  public record Member(String id) {}

  /**
   * Some contacts of a cell in the order of their ids.
   *
   * @param cursor {@code after} for the next page; null at the end
   */
  public record MemberPage(List<Member> contacts, String cursor) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Path("/{id}")
  @Operation(
      summary = "Get an impact",
      description =
          "How far it is; once it is done, all that was found beside it. Examples of contacts are"
              + " for the roles that may list contacts.")
  @APIResponse(
      responseCode = "200",
      description = "The impact",
      content =
          @Content(
              schema = @Schema(implementation = Impact.class),
              examples = @ExampleObject(name = "done", value = ImpactExamples.DONE)))
  public Impact get(@RestPath String id) {
    return impacts.find(id);
  }

  @DELETE
  @Path("/{id}")
  @Operation(
      summary = "Cancel an impact",
      description = "Ends a job that waits or runs; one that has ended stays as it is.")
  public void cancel(@RestPath String id) {
    impacts.cancel(id);
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Path("/{id}/contacts")
  @Operation(
      summary = "List the contacts of a cell, in the order of their ids",
      description =
          "The cell is named by kind (segment or offer), from and to; left out, from or to stands"
              + " for none.")
  public MemberPage contacts(
      @RestPath String id,
      @RestQuery String kind,
      @RestQuery String from,
      @RestQuery String to,
      @RestQuery @DefaultValue("") String after,
      @RestQuery @DefaultValue("100") String limit) {
    if (kind == null || !KINDS.contains(kind)) {
      throw ProblemException.invalid("invalid-value", "kind must be segment or offer.", "kind");
    }
    int size = Parameters.whole("limit", limit, 1, MAX_PAGE);
    List<String> found =
        impacts.contacts(
            id,
            kind,
            Parameters.text("from", from),
            Parameters.text("to", to),
            Parameters.text("after", after),
            size + 1);
    List<Member> page = found.stream().limit(size).map(Member::new).toList();
    return new MemberPage(page, found.size() > size ? page.get(size - 1).id() : null);
  }
}
