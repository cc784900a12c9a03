package io.winnow.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.core.experiment.Experiment;
import io.winnow.core.experiment.Slot;
import io.winnow.core.experiment.State;
import java.time.Instant;
import java.util.List;

/**
 * What is kept of an experiment as JSON.
 *
 * @param asked as people wrote it
 * @param slots its part of the namespace while it runs
 * @param phaseStart null before the first start
 */
record Definition(ExperimentRequest asked, List<Slot> slots, Instant phaseStart) {

  static Definition of(ExperimentRequest asked) {
    return new Definition(asked, List.of(), null);
  }

  Experiment experiment(int phase, State state) {
    return asked.toExperiment(slots, phase, phaseStart, state);
  }

  String json(ObjectMapper mapper) {
    try {
      return mapper.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an own value cannot be written", e);
    }
  }

  static Definition read(String json, ObjectMapper mapper) {
    try {
      return mapper.readValue(json, Definition.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a kept experiment cannot be read", e);
    }
  }

  /**
   * What is asked with the members of a patch in the place of its own; null takes one away.
   *
   * @throws JsonProcessingException the patch has an unknown member or one of a wrong type
   */
  ExperimentRequest patched(ObjectNode patch, ObjectMapper mapper) throws JsonProcessingException {
    ObjectNode merged = mapper.valueToTree(asked);
    merged.setAll(patch);
    return mapper.treeToValue(merged, ExperimentRequest.class);
  }
}
