package io.winnow.draft;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winnow.ruleset.Bundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DraftHttpTest {

  private static final String CAPS = "/v1/rule-sets/caps";

  private static String newKey() {
    return "draft-" + UUID.randomUUID();
  }

  private static Response begin(String key, String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/v1/rule-sets/" + key + "/drafts");
  }

  private static String draftOf(String key) {
    return "/v1/rule-sets/"
        + key
        + "/drafts/"
        + begin(key, "{}").then().statusCode(201).extract().path("id");
  }

  private static Response save(String draft, String path, String content, String ifMatch) {
    var request = given().contentType("application/octet-stream").body(content.getBytes());
    return (ifMatch == null ? request : request.header("If-Match", ifMatch))
        .put(draft + "/files/" + path);
  }

  @Test
  void showsRuleSetsAndTheirVersions() {
    given().get("/v1/rule-sets").then().statusCode(200).body("ruleSets.key", hasItem("caps"));
    given()
        .get(CAPS)
        .then()
        .statusCode(200)
        .body("name", equalTo("Offers with caps, for tests"))
        .body("live", equalTo(1))
        .body("latest", equalTo(1))
        .body("hash", startsWith("sha256:"));
    given()
        .get(CAPS + "/versions")
        .then()
        .statusCode(200)
        .body("versions.version", contains(1))
        .body("versions.live", contains(true));
    given().get(CAPS + "/versions/1").then().statusCode(200).body("publishedBy", nullValue());
    given()
        .get(CAPS + "/versions/7")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-version"));
    given()
        .get(CAPS + "/versions/x")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-version"));
    given()
        .get("/v1/rule-sets/none")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-rule-set"));
  }

  @Test
  void bundleOfAVersionIsItsFiles() {
    Response answer = given().get(CAPS + "/versions/1/bundle");
    assertThat(answer.contentType()).isEqualTo("application/zip");
    Bundle bundle = Bundle.ofForeignZip(answer.asByteArray());
    assertThat(bundle.files())
        .extracting(file -> file.path())
        .containsExactly("caps.dmn", "offers.yaml", "ruleset.yaml");
    assertThat(answer.header("ETag")).isEqualTo('"' + bundle.hash() + '"');
    given().get(CAPS).then().body("hash", equalTo(bundle.hash()));
  }

  @Test
  void draftBeginsWithTheFilesOfTheVersion() {
    Response begun = begin("caps", "{\"from\": 1, \"comment\": \"try\"}");
    begun
        .then()
        .statusCode(201)
        .body("from", equalTo(1))
        .body("state", equalTo("draft"))
        .body("comment", equalTo("try"))
        .body("author", equalTo("anonymous"))
        .body("authors", equalTo(List.of()))
        .body("files.path", contains("caps.dmn", "offers.yaml", "ruleset.yaml"));
    String hash = given().get(CAPS).path("hash");
    assertThat(begun.<String>path("hash")).isEqualTo(hash);
    assertThat(begun.header("Location")).endsWith("/drafts/" + begun.path("id"));
    given()
        .get(CAPS + "/drafts")
        .then()
        .statusCode(200)
        .body("drafts.id", hasItem(begun.<String>path("id")));
    begin("caps", "{\"from\": 99}").then().statusCode(404).body("code", equalTo("unknown-version"));
  }

  @Test
  void staleSaveChangesNothingAndTellsTheCurrentTag() {
    String draft = draftOf("caps");
    String read = given().get(draft + "/files/offers.yaml").header("ETag");
    String saved =
        save(draft, "offers.yaml", "offers: []\n", read)
            .then()
            .statusCode(204)
            .extract()
            .header("ETag");
    assertThat(saved).isNotEqualTo(read);
    Response stale = save(draft, "offers.yaml", "offers: [lost]\n", read);
    stale
        .then()
        .statusCode(412)
        .body("code", equalTo("stale"))
        .body("detail", containsString(saved));
    assertThat(stale.header("ETag")).isEqualTo(saved);
    assertThat(given().get(draft + "/files/offers.yaml").asString()).isEqualTo("offers: []\n");
    given().get(draft).then().body("authors", contains("anonymous"));
  }

  @Test
  void whoSetsNoConditionWritesOverWhatIsThere() {
    String draft = draftOf("caps");
    String read = given().get(draft + "/files/offers.yaml").header("ETag");
    Response unseen = save(draft, "offers.yaml", "offers: []\n", null);
    unseen.then().statusCode(204);
    assertThat(unseen.header("ETag")).isNotEqualTo(read);
    save(draft, "offers.yaml", "offers: [lost]\n", read).then().statusCode(412);
    save(draft, "offers.yaml", "offers: [ ]\n", "*").then().statusCode(204);
    save(draft, "more.yaml", "a: 1\n", null).then().statusCode(201);
    save(draft, "none.yaml", "a: 1\n", "*").then().statusCode(412);
    given().delete(draft + "/files/more.yaml").then().statusCode(204);
  }

  @Test
  void conditionsAreKept() {
    String draft = draftOf("caps");
    String etag = given().get(draft + "/files/offers.yaml").header("ETag");
    given()
        .header("If-None-Match", "*")
        .contentType("application/octet-stream")
        .body("x".getBytes())
        .put(draft + "/files/offers.yaml")
        .then()
        .statusCode(412)
        .header("ETag", etag);
    given()
        .header("If-Match", "\"other\"")
        .delete(draft + "/files/offers.yaml")
        .then()
        .statusCode(412);
    given().header("If-Match", etag).delete(draft + "/files/offers.yaml").then().statusCode(204);
    given()
        .get(draft + "/files/offers.yaml")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-file"));
    save(draft, "offers.yaml", "offers: []\n", etag).then().statusCode(412);
    save(draft, "offers.yaml", "offers: []\n", null).then().statusCode(201);
  }

  @Test
  void manySavesOfOneStateLeaveOneWinner() throws Exception {
    String draft = draftOf("caps");
    String read = given().get(draft + "/files/offers.yaml").header("ETag");
    ExecutorService callers = Executors.newFixedThreadPool(16);
    try {
      List<Future<Integer>> saves = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        String content = "offers: [] # " + i + "\n";
        saves.add(callers.submit(() -> save(draft, "offers.yaml", content, read).statusCode()));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> save : saves) {
        statuses.add(save.get());
      }
      assertThat(statuses).filteredOn(status -> status == 204).hasSize(1);
      assertThat(statuses).filteredOn(status -> status == 412).hasSize(15);
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void hashIsThatOfTheFilesWhateverTheWayToThem() {
    String key = newKey();
    Bundle files = TinyRules.bundle(key, "one");
    Response zipped =
        given()
            .contentType("application/zip")
            .body(files.zip())
            .queryParam("comment", "all")
            .post("/v1/rule-sets/" + key + "/drafts");
    zipped
        .then()
        .statusCode(201)
        .body("hash", equalTo(files.hash()))
        .body("from", nullValue())
        .body("comment", equalTo("all"))
        .body("authors", contains("anonymous"));
    String piecemeal = draftOf(key);
    files
        .files()
        .forEach(
            file ->
                save(piecemeal, file.path(), file.text().replace("\n", "\r\n"), null)
                    .then()
                    .statusCode(201));
    given().get(piecemeal).then().body("hash", equalTo(files.hash()));
    given().get("/v1/rule-sets/" + key).then().statusCode(404);
  }

  @Test
  void draftIsKnownToItsRuleSetOnlyUntilItIsDeleted() {
    String draft = draftOf("caps");
    given()
        .get(draft.replace("/caps/", "/crm/"))
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-draft"));
    given()
        .get(CAPS + "/drafts/none")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-draft"));
    given().delete(draft).then().statusCode(204);
    given().get(draft).then().statusCode(404);
    begin("No Key", "{}").then().statusCode(400);
  }

  @Test
  void refusesFilesThatNoRuleSetHolds() {
    String draft = draftOf("caps");
    for (String path :
        List.of("a.exe", "a", "scenarios/a.dmn", "sub/a.dmn", "..%2Fa.yaml", ".yaml")) {
      assertThat(save(draft, path, "x", null).statusCode()).as(path).isIn(404, 422);
    }
    save(draft, "scenarios/a.yaml", "x: 1", null).then().statusCode(201);
    given()
        .contentType("application/octet-stream")
        .body(new byte[(8 << 20) + 1])
        .put(draft + "/files/b.yaml")
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("bundle-size"));
    given()
        .contentType("application/octet-stream")
        .body(new byte[(16 << 20) + 1])
        .put(draft + "/files/b.yaml")
        .then()
        .statusCode(413);
  }

  @Test
  void refusesZipsByName() throws IOException {
    assertRefused(zip("../../etc/a.yaml", "x"), 422, "bundle-path");
    assertRefused(zip("/etc/a.yaml", "x"), 422, "bundle-path");
    assertRefused(zip("C:\\a.yaml", "x"), 422, "bundle-path");
    assertRefused(zip("a.class", "x"), 422, "bundle-path");
    assertRefused(zip("a/b/c.yaml", "x"), 422, "bundle-path");
    assertRefused(zip("a/c.yaml", "x", "b/c.yaml", "x"), 422, "bundle-path");
    assertRefused(zip("a.yaml", "x", "A.yaml", "x"), 422, "bundle-duplicate");
    assertRefused(zip("a.yaml", "0".repeat(5 << 20)), 422, "bundle-ratio");
    String[] many = new String[1200];
    for (int i = 0; i < 600; i++) {
      many[2 * i] = "f" + i + ".yaml";
      many[2 * i + 1] = "x";
    }
    assertRefused(zip(many), 422, "bundle-files");
    assertRefused("no zip".getBytes(), 400, null);
    byte[] whole = zip("a.yaml", "some text that is cut off");
    assertRefused(java.util.Arrays.copyOf(whole, 45), 400, null);
  }

  @Test
  void takesAZipOfTheFolderItself() throws IOException {
    given()
        .contentType("application/zip")
        .body(
            zip(
                "mine/",
                "",
                "mine/ruleset.yaml",
                "x",
                "mine/scenarios/s.yaml",
                "y",
                "__MACOSX/mine/._ruleset.yaml",
                "z"))
        .post("/v1/rule-sets/" + newKey() + "/drafts")
        .then()
        .statusCode(201)
        .body("files.path", contains("ruleset.yaml", "scenarios/s.yaml"));
  }

  private static void assertRefused(byte[] zip, int status, String code) {
    Response answer =
        given()
            .contentType("application/zip")
            .body(zip)
            .post("/v1/rule-sets/" + newKey() + "/drafts");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    if (code != null) {
      assertThat(answer.<List<String>>path("errors.code")).contains(code);
    }
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
