package io.winnow.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;

/** Reads and writes what is kept of campaigns. */
@Singleton
class CampaignJson {

  private final ObjectMapper mapper;

  CampaignJson(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  Campaign read(String body) {
    try {
      return mapper.readValue(body, Campaign.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a kept campaign cannot be read", e);
    }
  }

  String write(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an own value cannot be written", e);
    }
  }
}
