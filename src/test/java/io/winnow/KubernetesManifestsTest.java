package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class KubernetesManifestsTest {

  private static final Path BASE = Path.of("k8s", "base");
  private static final Path OVERLAYS = Path.of("k8s", "overlays");

  @Test
  void everyManifestIsReadableAndNamesItsKind() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("k8s"))) {
      List<Path> manifests = files.filter(f -> f.toString().endsWith(".yaml")).toList();
      assertThat(manifests).hasSizeGreaterThan(8);
      for (Path manifest : manifests) {
        assertThat(read(manifest)).as(manifest.toString()).containsKeys("apiVersion", "kind");
      }
    }
  }

  @Test
  void kustomizationsListExactlyTheFilesThatExist() throws IOException {
    assertThat(texts(read(BASE.resolve("kustomization.yaml")).get("resources")))
        .containsExactlyInAnyOrderElementsOf(others(BASE));
    try (Stream<Path> overlays = Files.list(OVERLAYS)) {
      for (Path overlay : overlays.toList()) {
        Map<String, Object> kustomization = read(overlay.resolve("kustomization.yaml"));
        for (String resource : texts(kustomization.get("resources"))) {
          assertThat(overlay.resolve(resource)).isDirectory();
        }
        assertThat(
                maps(kustomization.get("patches")).stream()
                    .map(patch -> String.valueOf(patch.get("path")))
                    .toList())
            .containsExactlyInAnyOrderElementsOf(others(overlay));
      }
    }
  }

  @Test
  void everythingPointsAtTheSamePods() {
    Map<?, ?> deployment = base("deployment.yaml");
    Map<?, ?> labels = map(at(deployment, "spec", "template", "metadata", "labels"));
    assertThat(at(deployment, "spec", "selector", "matchLabels")).isEqualTo(labels);
    assertThat(at(base("service.yaml"), "spec", "selector")).isEqualTo(labels);
    assertThat(at(base("poddisruptionbudget.yaml"), "spec", "selector", "matchLabels"))
        .isEqualTo(labels);
    assertThat(at(base("networkpolicy.yaml"), "spec", "podSelector", "matchLabels"))
        .isEqualTo(labels);
    Object name = at(deployment, "metadata", "name");
    assertThat(at(base("horizontalpodautoscaler.yaml"), "spec", "scaleTargetRef", "name"))
        .isEqualTo(name);
    assertThat(at(base("serviceaccount.yaml"), "metadata", "name"))
        .isEqualTo(at(deployment, "spec", "template", "spec", "serviceAccountName"));
  }

  @Test
  void probesAskWhatTheServiceAnswers() {
    Map<?, ?> container = container();
    Map<?, ?> port = maps(container.get("ports")).get(0);
    assertThat(port.get("containerPort").toString())
        .isEqualTo(at(base("configmap.yaml"), "data", "QUARKUS_HTTP_PORT"));
    Map<String, String> paths = new HashMap<>();
    for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
      assertThat(at(container, probe, "httpGet", "port")).isEqualTo(port.get("name"));
      paths.put(probe, String.valueOf(at(container, probe, "httpGet", "path")));
    }
    assertThat(paths)
        .containsEntry("startupProbe", "/q/health/started")
        .containsEntry("readinessProbe", "/q/health/ready")
        .containsEntry("livenessProbe", "/q/health/live");
  }

  @Test
  void podsAreBoundedAndUnprivileged() {
    Map<?, ?> container = container();
    assertThat(at(container, "resources", "requests")).asString().contains("cpu", "memory");
    assertThat(at(container, "resources", "limits")).asString().contains("memory");
    assertThat(at(container, "securityContext", "readOnlyRootFilesystem")).isEqualTo(true);
    assertThat(at(container, "securityContext", "allowPrivilegeEscalation")).isEqualTo(false);
    assertThat(at(base("deployment.yaml"), "spec", "template", "spec", "securityContext"))
        .asString()
        .contains("runAsNonRoot=true");
  }

  @Test
  void secretsAreReferredToNeverWritten() {
    List<String> names = new ArrayList<>();
    for (Map<?, ?> variable : maps(container().get("env"))) {
      assertThat(variable.containsKey("value")).isFalse();
      assertThat(at(variable, "valueFrom", "secretKeyRef", "name")).isEqualTo("winnow");
      names.add(String.valueOf(variable.get("name")));
    }
    assertThat(names)
        .contains(
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD");
  }

  /** The service turns away who brings none, so that an annotation alone would scrape nothing. */
  @Test
  void whoScrapesBringsACredential() {
    Map<?, ?> pods = map(at(base("deployment.yaml"), "spec", "template", "metadata"));
    assertThat(pods.containsKey("annotations")).isFalse();
    Map<String, Object> monitor = read(Path.of("k8s/components/metrics/servicemonitor.yaml"));
    Map<?, ?> endpoint = maps(at(monitor, "spec", "endpoints")).get(0);
    assertThat(endpoint.get("port"))
        .isEqualTo(maps(at(base("service.yaml"), "spec", "ports")).get(0).get("name"));
    assertThat(endpoint.get("path")).isEqualTo("/q/metrics");
    assertThat(at(endpoint, "authorization", "credentials", "key")).isEqualTo("api-key");
    assertThat(texts(read(Path.of("k8s/components/metrics/kustomization.yaml")).get("resources")))
        .containsExactly("servicemonitor.yaml");
  }

  @Test
  void aPodHasTimeToFinishWhatItStarted() throws IOException {
    Properties properties = new Properties();
    try (var in = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
      properties.load(in);
    }
    int shutdown =
        Integer.parseInt(properties.getProperty("quarkus.shutdown.timeout").replace("s", ""));
    Object grace =
        at(base("deployment.yaml"), "spec", "template", "spec", "terminationGracePeriodSeconds");
    assertThat((Integer) grace).isGreaterThan(shutdown + 10);
  }

  private static Map<?, ?> container() {
    return maps(at(base("deployment.yaml"), "spec", "template", "spec", "containers")).get(0);
  }

  private static Map<String, Object> base(String file) {
    return read(BASE.resolve(file));
  }

  private static List<String> others(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml") && !name.equals("kustomization.yaml"))
          .toList();
    }
  }

  private static Object at(Object node, String... path) {
    Object value = node;
    for (String step : path) {
      assertThat(value).as(step).isInstanceOf(Map.class);
      value = ((Map<?, ?>) value).get(step);
    }
    return value;
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  private static List<Map<?, ?>> maps(Object value) {
    List<Map<?, ?>> maps = new ArrayList<>();
    ((List<?>) value).forEach(item -> maps.add((Map<?, ?>) item));
    return maps;
  }

  private static List<String> texts(Object value) {
    return ((List<?>) value).stream().map(String::valueOf).toList();
  }

  private static Map<String, Object> read(Path file) {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
