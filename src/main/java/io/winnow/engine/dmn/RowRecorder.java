package io.winnow.engine.dmn;

import io.winnow.core.rule.Detail;
import io.winnow.core.rule.TableTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;

/**
 * Notes which rows fired in the evaluation that runs on the current thread. One listener serves the
 * whole runtime: without a note-taker on the thread it does nothing.
 */
final class RowRecorder implements DMNRuntimeEventListener {

  private final ThreadLocal<Notes> current = new ThreadLocal<>();
  private final CellTracer tracer;

  RowRecorder(CellTracer tracer) {
    this.tracer = tracer;
  }

  /** What one evaluation notes. */
  static final class Notes {
    private final boolean full;
    private final List<TableTrace> traces = new ArrayList<>();
    private final Map<String, List<Integer>> selected = new HashMap<>();
    private DmnModelFile model;

    Notes(Detail detail) {
      this.full = detail == Detail.FULL;
    }

    /** Starts on the decisions of a model. */
    void begin(DmnModelFile next) {
      model = next;
      selected.clear();
    }

    /** The rows that count, numbered from 1, of the node's table. */
    List<Integer> selected(String node) {
      return selected.getOrDefault(node, List.of());
    }

    List<TableTrace> traces() {
      return traces;
    }
  }

  void begin(Notes notes) {
    current.set(notes);
  }

  void end() {
    current.remove();
  }

  @Override
  public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
    Notes notes = current.get();
    if (notes == null) {
      return;
    }
    notes.selected.put(event.getNodeName(), event.getSelected());
    DmnTable table = notes.model.tables().get(event.getNodeName());
    if (notes.full && table != null) {
      notes.traces.add(
          tracer.trace(table, event.getMatches(), event.getResult().getContext().getAll()));
    }
  }
}
