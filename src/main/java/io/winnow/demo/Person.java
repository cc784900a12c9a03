package io.winnow.demo;

import java.util.List;
import java.util.Map;

/** An invented contact and what happened with it, each as the API takes it. */
record Person(Map<String, Object> contact, List<Map<String, Object>> events) {}
