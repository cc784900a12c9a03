package io.winnow.engine.index;

import java.util.Arrays;

/** Numbers keys from 0 in the order in which they come first. */
final class LongNumbers {

  private static final int MIX_SHIFT = 32;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private long[] keys;
  private int[] numbers;
  private int size;

  /**
   * @param expected how many keys there may be; more are taken, too
   */
  LongNumbers(int expected) {
    int capacity = Integer.highestOneBit(Math.max(8, expected)) * 4;
    keys = new long[capacity];
    numbers = new int[capacity];
    Arrays.fill(numbers, -1);
  }

  int size() {
    return size;
  }

  int number(long key) {
    int place = place(key);
    if (numbers[place] >= 0) {
      return numbers[place];
    }
    keys[place] = key;
    numbers[place] = size++;
    if (size > keys.length / 2) {
      grow();
    }
    return size - 1;
  }

  private int place(long key) {
    int mask = keys.length - 1;
    int place = (int) (key * MIX >>> MIX_SHIFT) & mask;
    while (numbers[place] >= 0 && keys[place] != key) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[2 * oldKeys.length];
    numbers = new int[2 * oldKeys.length];
    Arrays.fill(numbers, -1);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldNumbers[i] >= 0) {
        int place = place(oldKeys[i]);
        keys[place] = oldKeys[i];
        numbers[place] = oldNumbers[i];
      }
    }
  }
}
