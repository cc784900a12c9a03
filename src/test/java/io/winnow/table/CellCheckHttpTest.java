package io.winnow.table;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CellCheckHttpTest {

  private String table;

  @BeforeEach
  void begin() {
    String id =
        given()
            .contentType("application/json")
            .body("{}")
            .post("/v1/rule-sets/crm/drafts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    table = "/v1/rule-sets/crm/drafts/" + id + "/tables/segments.dmn/Buying habit";
  }

  private ValidatableResponse check(String body) {
    return given().contentType("application/json").body(body).post(table + "/check").then();
  }

  private String column(String list) {
    return given().get(table).then().statusCode(200).extract().path(list + "[0].id");
  }

  @Test
  void tellsWhatIsWrongWithACellOfASavedColumn() {
    String column = column("inputs");
    check(
            """
            {"cells": [{"column": "%s", "text": ">= 5"}, {"column": "%s", "text": "many"}]}
            """
                .formatted(column, column))
        .statusCode(200)
        .body("findings.column", contains(column))
        .body("findings.text", contains("many"))
        .body("findings.code", contains("unquoted-text"))
        .body("findings.severity", contains("error"));
  }

  @Test
  void looksAtColumnsAsTheyAreTyped() {
    String body =
        """
        {"inputs": [{"id": "c", "label": "Country", "expression": "contact.country", "type": "string",
                     "allowedValues": "\\"DE\\""}], "outputs": [],
         "cells": [{"column": "c", "text": "\\"%s\\""}]}
        """;
    check(body.formatted("DE")).statusCode(200).body("findings", empty());
    check(body.formatted("FR"))
        .statusCode(200)
        .body("findings.code", contains("value-not-allowed"));
  }

  @Test
  void refusesWhatIsNoListOfCells() {
    check("{}").statusCode(400).body("errors[0].pointer", equalTo("/cells"));
    check("{\"cells\": [null]}").statusCode(400);
    check("{\"cells\": [{\"column\": \"c\"}]}").statusCode(400);
    table = table.replace("Buying habit", "Nothing");
    check("{\"cells\": []}").statusCode(404).body("code", equalTo("unknown-table"));
  }
}
