package io.winnow.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service as in production: nobody gets in without a credential. */
public class ClosedDoors implements QuarkusTestProfile {

  public static final String ADMIN_KEY = "4f1c9a7e2b8d6035-of-the-test";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "winnow.security.anonymous", "none",
        "winnow.bootstrap.admin-key", ADMIN_KEY,
        "winnow.rule-sets.packaged", "caps,crm");
  }
}
