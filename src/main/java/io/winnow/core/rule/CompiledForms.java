package io.winnow.core.rule;

/**
 * Keeps what is dear to make from rules, so that a later start need not make it again. Port: the
 * platform implements it. Nothing depends on it: a form that is gone is made anew.
 */
public interface CompiledForms {

  /** Keeps nothing. */
  CompiledForms NONE =
      new CompiledForms() {
        @Override
        public byte[] find(String key) {
          return null;
        }

        @Override
        public void keep(String key, byte[] form) {
          // nothing is kept
        }
      };

  /**
   * What was last kept under a key, bit for bit.
   *
   * @param key lower-case hexadecimal, a digest of all that the form was made from
   * @return null where there is nothing, or nothing that is whole
   */
  byte[] find(String key);

  /** Keeps a form; never throws where that is impossible. */
  void keep(String key, byte[] form);
}
