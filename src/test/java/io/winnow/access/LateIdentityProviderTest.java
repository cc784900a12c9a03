package io.winnow.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

/**
 * The identity provider is not there yet when the service starts, and keeps roles in its own way.
 */
@QuarkusTest
@TestProfile(LateIdentityProviderTest.Provider.class)
class LateIdentityProviderTest {

  private static final TestProvider PROVIDER = new TestProvider();

  /** As a realm of Keycloak may be set up. */
  public static class Provider extends ClosedDoors {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("quarkus.oidc.auth-server-url", PROVIDER.address());
      settings.put("quarkus.oidc.roles.role-claim-path", "work/roles");
      settings.put("quarkus.oidc.token.principal-claim", "email");
      return settings;
    }
  }

  private static ValidatableResponse me() {
    JwtClaims claims = PROVIDER.anna();
    claims.setClaim("email", "anna@us.example.com");
    claims.setClaim("work", Map.of("roles", List.of("approver")));
    return given()
        .header("Authorization", "Bearer " + PROVIDER.signed(claims))
        .get("/v1/me")
        .then();
  }

  @Test
  void tokensWaitForTheProviderAndKeysDoNot() {
    me().statusCode(503).header("Retry-After", "5").body("code", equalTo("unavailable"));
    given().header("X-API-Key", ClosedDoors.ADMIN_KEY).get("/v1/me").then().statusCode(200);
    given().get("/q/health/live").then().statusCode(200);
    PROVIDER.open();
    me().statusCode(200)
        .body("name", equalTo("anna@us.example.com"))
        .body("roles", hasItems("approver", "viewer"));
  }
}
