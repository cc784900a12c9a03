package io.winnow.impact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.check.Weighing;
import io.winnow.core.rule.Location;
import io.winnow.impact.ImpactResult.Found;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;

/** Lets a check tell what the latest impact of the same files has counted. */
@ApplicationScoped
class ImpactWeighing implements Weighing {

  private record Key(String code, String message, Location location) {}

  private final ObjectMapper json;

  ImpactWeighing(ObjectMapper json) {
    this.json = json;
  }

  @Override
  @Transactional
  public Known of(String ruleSet, String hash) {
    ImpactEntity impact = ImpactEntity.latest(ruleSet, hash);
    Map<Key, Contacts> known = new HashMap<>();
    if (impact != null) {
      for (Found found : read(impact.result).findings()) {
        if (found.contacts() != null) {
          known.put(
              new Key(found.code(), found.message(), found.location()),
              new Contacts(found.contacts(), found.examples()));
        }
      }
    }
    return (code, message, location) -> known.get(new Key(code, message, location));
  }

  private ImpactResult read(String result) {
    try {
      return json.readValue(result, ImpactResult.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
