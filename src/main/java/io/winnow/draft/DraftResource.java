package io.winnow.draft;

import io.smallrye.common.annotation.Blocking;
import io.winnow.platform.http.Actor;
import io.winnow.platform.http.ETag;
import io.winnow.platform.security.Roles;
import io.winnow.ruleset.Bundle;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/rule-sets/{key}/drafts")
@Tag(name = "Drafts", description = "Rule sets while people work on them.")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.ANALYST)
public class DraftResource {

  static final String ZIP = "application/zip";

  private final Drafts drafts;

  DraftResource(Drafts drafts) {
    this.drafts = drafts;
  }

  /** All drafts of a rule set, oldest first, without their files. */
  public record DraftList(List<DraftInfo> drafts) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "List the drafts of a rule set")
  public DraftList list(@RestPath String key) {
    return new DraftList(drafts.list(key));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Begin a draft",
      description =
          "With the files of a version (the live one unless from names another), or with a zip of"
              + " files as application/zip. A key that does not exist yet starts a new rule set.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = DraftRequest.class),
            examples =
                @ExampleObject(
                    name = "from a version",
                    value = "{\"from\": 1, \"comment\": \"Loyal customers after four orders\"}")),
        @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponse(
      responseCode = "201",
      description = "The draft",
      content = @Content(schema = @Schema(implementation = DraftInfo.class)))
  public Response begin(
      @RestPath String key, DraftRequest request, @Context SecurityContext caller) {
    DraftRequest asked = request == null ? new DraftRequest(null, null) : request;
    return created(drafts.begin(key, asked.from(), asked.comment(), Actor.name(caller)));
  }

  @POST
  @Consumes(ZIP)
  @Operation(hidden = true)
  public Response begin(
      @RestPath String key,
      byte[] zip,
      @RestQuery String comment,
      @Context SecurityContext caller) {
    return created(drafts.begin(key, Bundle.ofForeignZip(zip), comment, Actor.name(caller)));
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Path("/{id}")
  @Operation(summary = "Get a draft", description = "The ETag is the hash of its files.")
  @APIResponse(
      responseCode = "200",
      description = "The draft",
      content = @Content(schema = @Schema(implementation = DraftInfo.class)))
  public Response get(@RestPath String key, @RestPath String id) {
    return answer(Response.ok(), drafts.find(key, id));
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Delete a draft that has not been published")
  public void delete(@RestPath String key, @RestPath String id, @Context SecurityContext caller) {
    drafts.delete(key, id, Actor.name(caller));
  }

  private static Response created(DraftInfo draft) {
    URI address = URI.create("/v1/rule-sets/" + draft.ruleSet() + "/drafts/" + draft.id());
    return answer(Response.created(address), draft);
  }

  private static Response answer(Response.ResponseBuilder answer, DraftInfo draft) {
    return answer.entity(draft).header("ETag", ETag.quoted(draft.hash())).build();
  }
}
