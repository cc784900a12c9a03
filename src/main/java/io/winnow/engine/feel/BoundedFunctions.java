package io.winnow.engine.feel;

import java.util.ArrayList;
import java.util.List;
import org.kie.dmn.api.marshalling.DMNExtensionRegister;
import org.kie.dmn.core.compiler.DMNProfile;
import org.kie.dmn.core.compiler.DRGElementCompiler;
import org.kie.dmn.feel.runtime.FEELFunction;
import org.kie.dmn.feel.runtime.functions.BaseFEELFunction;

/**
 * Functions that stand in for those of the library that could run for ever, fill the memory before
 * anybody sees their value, or run code.
 */
public final class BoundedFunctions implements DMNProfile {

  /** They read FEEL or names of decisions out of texts, which nobody has looked at. */
  public static final List<String> REFUSED = List.of("decision table", "invoke", "code");

  @Override
  public List<FEELFunction> getFEELFunctions() {
    List<FEELFunction> functions = new ArrayList<>();
    functions.add(new MatchesFunction());
    functions.add(new ReplaceFunction());
    functions.add(new SplitFunction());
    functions.add(new JoinFunction());
    functions.add(new StringFunction());
    functions.add(new SumFunction());
    functions.add(new ProductFunction());
    functions.add(new RangeFunction());
    REFUSED.forEach(name -> functions.add(new Nothing(name)));
    return functions;
  }

  @Override
  public List<DMNExtensionRegister> getExtensionRegisters() {
    return List.of();
  }

  @Override
  public List<DRGElementCompiler> getDRGElementCompilers() {
    return List.of();
  }

  /** Fits no arguments. */
  private static final class Nothing extends BaseFEELFunction {
    Nothing(String name) {
      super(name);
    }
  }
}
