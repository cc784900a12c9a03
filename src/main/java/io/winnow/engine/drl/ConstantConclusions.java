package io.winnow.engine.drl;

import java.util.ArrayList;
import java.util.List;
import org.drools.base.base.ValueResolver;
import org.drools.base.rule.consequence.Consequence;
import org.drools.core.common.InternalWorkingMemory;
import org.drools.core.reteoo.RuleTerminalNode;
import org.drools.core.reteoo.RuleTerminalNodeLeftTuple;
import org.drools.core.rule.consequence.KnowledgeHelper;
import org.kie.api.KieBase;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;

/** Finds what rules insert whose consequence names no fact, by having it done once. */
final class ConstantConclusions implements AutoCloseable {

  private final KieSession session;
  private final List<Object> inserted = new ArrayList<>();

  ConstantConclusions(KieBase rules) {
    session = rules.newKieSession();
    session.addEventListener(
        new DefaultRuleRuntimeEventListener() {
          @Override
          public void objectInserted(ObjectInsertedEvent event) {
            inserted.add(event.getObject());
          }
        });
  }

  /**
   * @return null where they are not the same each time
   */
  @SuppressWarnings("unchecked") // the library's own type says nothing
  List<Object> of(RuleTerminalNode rule) {
    if (rule.getRequiredDeclarations().length > 0) {
      return null;
    }
    InternalWorkingMemory memory = (InternalWorkingMemory) session;
    KnowledgeHelper helper = memory.getAgenda().getKnowledgeHelper();
    inserted.clear();
    try {
      helper.setActivation(
          new RuleTerminalNodeLeftTuple(memory.getInitialFactHandle(), rule, false));
      ((Consequence<KnowledgeHelper>) rule.getRule().getConsequence())
          .evaluate(helper, (ValueResolver) session);
      return List.copyOf(inserted);
    } catch (Exception e) {
      // as it fails each time: the session tells how
      return null;
    } finally {
      helper.reset();
    }
  }

  @Override
  public void close() {
    session.dispose();
  }
}
