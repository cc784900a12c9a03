package io.winnow.platform.problem;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the {@code type} of a problem leads: its section of the documentation. */
@Path("/problems")
@Tag(name = "Problems")
public class ProblemPageResource {

  @GET
  @Produces("text/markdown;charset=UTF-8")
  @Operation(summary = "Read what each problem means and what to do")
  public String page() {
    try (InputStream page = getClass().getResourceAsStream("/META-INF/docs/problems.md")) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
