package io.winnow.engine.kogito;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.kie.kogito.config.ConfigBean;
import org.kie.kogito.config.StaticConfigBean;

/**
 * What the classes that kogito-maven-plugin generates from the packaged rule set ask for; its
 * Quarkus extension would bring it along.
 */
class KogitoConfig {

  private static final String SERVICE_URL = "http://localhost";
  private static final boolean FAIL_ON_EMPTY_BEAN = true;

  @Produces
  @Singleton
  ConfigBean configBean() {
    return new StaticConfigBean(SERVICE_URL, FAIL_ON_EMPTY_BEAN, null);
  }
}
