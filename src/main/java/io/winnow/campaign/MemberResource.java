package io.winnow.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.winnow.decision.DecisionResult;
import io.winnow.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/campaigns/{key}/members")
@Tag(name = "Campaigns")
@Blocking
@RolesAllowed(Roles.CAMPAIGN)
public class MemberResource {

  private final Members members;
  private final ObjectMapper json;

  MemberResource(Members members, ObjectMapper json) {
    this.members = members;
    this.json = json;
  }

  @POST
  @Produces({MemberText.NDJSON, MemberText.CSV})
  @Operation(
      summary = "Stream a campaign's members with their decisions",
      description =
          "In the order of contact ids, a member a line, each once its decision is durable. A"
              + " member that was decided about gets the same decision again; after a break, ask"
              + " with after the last contactId that arrived. A contact that cannot be decided"
              + " about gives {\"contactId\", \"error\": {problem}}.")
  @Parameter(
      name = "after",
      in = ParameterIn.QUERY,
      description = "Begin after this contact",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "at",
      in = ParameterIn.QUERY,
      description = "The instant that new decisions are about; left out: now",
      schema = @Schema(type = SchemaType.STRING, format = "date-time"))
  @Parameter(
      name = "explain",
      in = ParameterIn.QUERY,
      description = "Of new decisions",
      schema = @Schema(enumeration = {"none", "reasons", "full"}))
  @Parameter(
      name = "dryRun",
      in = ParameterIn.QUERY,
      description = "Nothing is logged, nobody becomes a member",
      schema = @Schema(type = SchemaType.BOOLEAN))
  @APIResponse(
      responseCode = "200",
      description = "The members",
      content = {
        @Content(
            mediaType = MemberText.NDJSON,
            schema = @Schema(implementation = DecisionResult.class)),
        @Content(mediaType = MemberText.CSV, schema = @Schema(type = SchemaType.STRING))
      })
  public Response stream(
      @RestPath String key,
      @Parameter(hidden = true) @HeaderParam("Accept") String accept,
      @Context UriInfo address,
      @Context HttpServerRequest call) {
    MemberText text =
        accept != null && accept.contains(MemberText.CSV)
            ? new MemberText.Csv(json)
            : new MemberText.Ndjson(json);
    MemberStream stream = members.open(key, MemberOptions.of(address.getQueryParameters()), text);
    StreamingOutput lines =
        out -> {
          try {
            stream.write(out);
          } catch (IOException e) {
            // A stream that breaks off must not look complete.
            call.connection().close();
          }
        };
    return Response.ok(lines, text.mediaType()).build();
  }
}
