package io.winnow.platform.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.winnow.platform.problem.Problem;
import io.winnow.platform.problem.ProblemType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;

/**
 * Completes the OpenAPI document: every operation can fail with a problem, and the endpoints that
 * Kogito generates from the packaged models stand apart from the API.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

  private static final String PROBLEM = "Problem";
  private static final String MODELS = "Packaged models";
  private static final Map<String, Object> EXAMPLE = example();

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
      return;
    }
    for (Map.Entry<String, PathItem> path : document.getPaths().getPathItems().entrySet()) {
      boolean ours = path.getKey().startsWith("/v1/") || path.getKey().equals("/problems");
      for (Map.Entry<PathItem.HttpMethod, Operation> method :
          path.getValue().getOperations().entrySet()) {
        Operation operation = method.getValue();
        if (!ours) {
          operation.setTags(List.of(MODELS));
          if (operation.getSummary() == null) {
            operation.setSummary("Evaluate the packaged model " + path.getKey());
          }
        }
        addProblem(operation);
      }
    }
    dropUnusedTags(document);
  }

  /** The generated endpoints bring a tag each, which the common one has replaced. */
  private static void dropUnusedTags(OpenAPI document) {
    Set<String> used = new HashSet<>();
    for (PathItem path : document.getPaths().getPathItems().values()) {
      for (Operation operation : path.getOperations().values()) {
        used.addAll(operation.getTags() == null ? List.of() : operation.getTags());
      }
    }
    if (document.getTags() != null) {
      document.setTags(
          document.getTags().stream().filter(tag -> used.contains(tag.getName())).toList());
    }
  }

  private static void addProblem(Operation operation) {
    if (operation.getResponses() == null
        || operation.getResponses().getAPIResponse("default") != null) {
      return;
    }
    operation
        .getResponses()
        .addAPIResponse(
            "default",
            OASFactory.createAPIResponse()
                .description("What went wrong and what to do (RFC 9457)")
                .content(
                    OASFactory.createContent()
                        .addMediaType(
                            Problem.MEDIA_TYPE,
                            OASFactory.createMediaType()
                                .example(EXAMPLE)
                                .schema(
                                    OASFactory.createSchema()
                                        .ref("#/components/schemas/" + PROBLEM)))));
  }

  private static Map<String, Object> example() {
    Problem problem =
        Problem.of(ProblemType.INVALID_REQUEST, "context.channel: expected a text, found a number");
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", problem.type());
    members.put("title", problem.title());
    members.put("status", problem.status());
    members.put("detail", problem.detail());
    members.put("code", problem.code());
    return members;
  }
}
