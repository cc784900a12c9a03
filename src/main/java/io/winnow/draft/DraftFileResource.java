package io.winnow.draft;

import io.smallrye.common.annotation.Blocking;
import io.winnow.core.rule.RuleSource;
import io.winnow.platform.http.Actor;
import io.winnow.platform.http.ETag;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.security.Roles;
import io.winnow.ruleset.Bundle;
import io.winnow.ruleset.FileTypes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/rule-sets/{key}/drafts/{id}/files/{path:.+}")
@Tag(name = "Drafts")
@Blocking
@RolesAllowed(Roles.ANALYST)
public class DraftFileResource {

  private final Drafts drafts;

  DraftFileResource(Drafts drafts) {
    this.drafts = drafts;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Produces(MediaType.WILDCARD)
  @Operation(
      summary = "Get a file of a draft",
      description = "Its ETag is what a later save sends as If-Match.")
  public Response get(
      @RestPath String key,
      @RestPath String id,
      @RestPath String path,
      @HeaderParam("If-None-Match") String known) {
    RuleSource file = drafts.file(key, id, path);
    String etag = ETag.quoted(Bundle.etag(file));
    if (etag.equals(known)) {
      return Response.notModified().header("ETag", etag).build();
    }
    return Response.ok(file.bytes(), FileTypes.of(file)).header("ETag", etag).build();
  }

  @PUT
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Save a file of a draft",
      description =
          "With If-Match, only the state that was read is replaced: if somebody else saved the file"
              + " since, the answer is 412 with the current ETag, and nothing is lost. With"
              + " If-None-Match: * only a new file is made. With neither, the file is written"
              + " whatever was there.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              examples = @ExampleObject(name = "offers.yaml", value = "offers: []")))
  public Response put(
      @RestPath String key,
      @RestPath String id,
      @RestPath String path,
      @HeaderParam("If-Match") String ifMatch,
      @HeaderParam("If-None-Match") String ifNoneMatch,
      byte[] content,
      @Context SecurityContext caller) {
    if (ifNoneMatch != null && (!ifNoneMatch.strip().equals("*") || ifMatch != null)) {
      throw ProblemException.invalid(
          "invalid-value", "If-None-Match can be * alone.", "If-None-Match");
    }
    byte[] bytes = content == null ? new byte[0] : content;
    Drafts.Saved saved =
        ifNoneMatch == null
            ? drafts.save(key, id, path, bytes, ifMatch, Actor.name(caller))
            : drafts.add(key, id, path, bytes, Actor.name(caller));
    return Response.status(saved.created() ? Response.Status.CREATED : Response.Status.NO_CONTENT)
        .header("ETag", ETag.quoted(saved.etag()))
        .build();
  }

  @DELETE
  @Operation(
      summary = "Remove a file from a draft",
      description = "With If-Match, only the state that was read.")
  public void delete(
      @RestPath String key,
      @RestPath String id,
      @RestPath String path,
      @HeaderParam("If-Match") String ifMatch,
      @Context SecurityContext caller) {
    drafts.remove(key, id, path, ifMatch, Actor.name(caller));
  }
}
