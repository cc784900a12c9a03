package io.winnow.platform.security;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Asks no identity provider unless one is named: OpenID Connect would not let the service start
 * without its address.
 */
public final class ProviderSwitch implements ConfigSourceFactory {

  /** Below everything that an operator can write, so that any of it wins. */
  private static final int WEAKEST = 50;

  private static final List<String> NAMED =
      List.of("quarkus.oidc.auth-server-url", "quarkus.oidc.public-key");

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext settings) {
    boolean named = NAMED.stream().anyMatch(name -> given(settings.getValue(name)));
    return List.of(
        new PropertiesConfigSource(
            Map.of("quarkus.oidc.tenant-enabled", String.valueOf(named)),
            "identity provider",
            WEAKEST));
  }

  private static boolean given(ConfigValue value) {
    return value != null && value.getValue() != null && !value.getValue().isBlank();
  }

  /** After the sources that may name one. */
  @Override
  public OptionalInt getPriority() {
    return OptionalInt.of(WEAKEST);
  }
}
