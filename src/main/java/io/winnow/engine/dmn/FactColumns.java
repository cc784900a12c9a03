package io.winnow.engine.dmn;

import io.winnow.engine.FactGetter;
import io.winnow.engine.FactSource;
import io.winnow.engine.index.CodedColumn;

/** The facts of some contacts, by column and by contact. */
public interface FactColumns {

  int size();

  CodedColumn column(FactGetter fact);

  FactSource facts(int contact);
}
