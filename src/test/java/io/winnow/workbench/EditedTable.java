package io.winnow.workbench;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;

/** A table of a draft of its own, as the API has it. */
record EditedTable(String draft, String file, String decision) {

  static EditedTable ofDraft(String file, String decision) {
    String id =
        given()
            .contentType("application/json")
            .body("{}")
            .post("/v1/rule-sets/crm/drafts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return new EditedTable(id, file, decision);
  }

  String path() {
    return "/v1/rule-sets/crm/drafts/" + draft + "/tables/" + file + "/" + decision;
  }

  /** In the workbench. */
  String place() {
    return "#/rules/crm/drafts/" + draft + "/tables/" + file + "/" + decision.replace(" ", "%20");
  }

  JsonPath read() {
    return given().get(path()).then().statusCode(200).extract().jsonPath();
  }

  /** Saves the table with another text, as somebody else would. */
  void replace(String text, String instead) {
    String body = given().get(path()).asString();
    given()
        .header("If-Match", "*")
        .contentType("application/json")
        .body(body.replace("\"" + text + "\"", "\"" + instead + "\""))
        .put(path())
        .then()
        .statusCode(200);
  }
}
