package io.winnow.engine.drl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.drools.base.base.ClassObjectType;
import org.drools.core.reteoo.AlphaNode;
import org.drools.core.reteoo.CompositeObjectSinkAdapter;
import org.drools.core.reteoo.CompositeObjectSinkAdapter.FieldIndex;
import org.drools.core.reteoo.CompositeObjectSinkAdapter.HashKey;
import org.drools.core.reteoo.EmptyObjectSinkAdapter;
import org.drools.core.reteoo.ObjectSink;
import org.drools.core.reteoo.ObjectSinkPropagator;
import org.drools.core.reteoo.ObjectSource;
import org.drools.core.reteoo.ObjectTypeNode;
import org.drools.core.reteoo.SingleObjectSinkAdapter;
import org.drools.core.util.index.AlphaRangeIndex;

/** Reads the library's network of conditions on single facts. */
final class FactTests {

  private final Map<ObjectSource, Integer> places = new IdentityHashMap<>();

  /** The place at which facts are counted that leave the network there. */
  int place(ObjectSource end) {
    return places.computeIfAbsent(end, e -> places.size());
  }

  int places() {
    return places.size();
  }

  /**
   * What facts of each type go through, after all places are known.
   *
   * @return null where there is a node of another kind
   */
  Map<Class<?>, FactTest> of(Collection<ObjectTypeNode> types) {
    Map<Class<?>, FactTest> tests = new HashMap<>();
    for (ObjectTypeNode type : types) {
      FactTest test = read(type);
      if (test == null
          || !(type.getObjectType() instanceof ClassObjectType known)
          || tests.put(known.getClassType(), test) != null) {
        return null;
      }
    }
    return tests;
  }

  private FactTest read(ObjectSource node) {
    ObjectSinkPropagator next = node.getObjectSinkPropagator();
    Map<Integer, FactTest> byNode = new HashMap<>();
    for (ObjectSink sink : next.getSinks()) {
      if (sink instanceof AlphaNode alpha) {
        FactTest test = alpha.getConstraint().isTemporal() ? null : read(alpha);
        if (test == null) {
          return null;
        }
        byNode.put(alpha.getId(), test);
      } else if (!places.containsKey(node)) {
        return null;
      }
    }
    List<FieldIndex> indexed = new ArrayList<>();
    Map<HashKey, FactTest> byValue = new HashMap<>();
    List<AlphaRangeIndex> ranges = new ArrayList<>();
    List<FactTest> others = new ArrayList<>();
    if (next instanceof CompositeObjectSinkAdapter many) {
      orEmpty(many.getHashedFieldIndexes()).stream()
          .filter(FieldIndex::isHashed)
          .forEach(indexed::add);
      if (many.getHashedSinkMap() != null) {
        many.getHashedSinkMap()
            .forEach((key, alpha) -> byValue.put(key, byNode.get(alpha.getId())));
      }
      if (many.getRangeIndexMap() != null) {
        many.getRangeIndexMap()
            .forEach(
                (field, range) -> {
                  if (field.isRangeIndexed()) {
                    ranges.add(range);
                  }
                });
      }
      add(many.getHashableSinks(), byNode, others);
      add(many.getRangeIndexableSinks(), byNode, others);
      add(many.getOthers(), byNode, others);
    } else if (next instanceof SingleObjectSinkAdapter || next instanceof EmptyObjectSinkAdapter) {
      others.addAll(byNode.values());
    } else {
      return null;
    }
    return new FactTest(
        node instanceof AlphaNode alpha ? alpha.getConstraint() : null,
        places.getOrDefault(node, FactTest.NOWHERE),
        indexed,
        byValue,
        ranges,
        byNode,
        others);
  }

  private static void add(
      List<? extends ObjectSink> sinks, Map<Integer, FactTest> byNode, List<FactTest> others) {
    for (ObjectSink sink : orEmpty(sinks)) {
      if (sink instanceof AlphaNode alpha) {
        others.add(byNode.get(alpha.getId()));
      }
    }
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }
}
