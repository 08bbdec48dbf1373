package dev.karst.engine;

/** Lets threads that work on numbered things do one part of it in the order of the numbers. */
final class InTurn {
  private int turn;
  private boolean stopped;

  /** Waits for a number's turn; false where the work was stopped before. */
  synchronized boolean await(int number) {
    boolean interrupted = false;
    while (turn < number && !stopped) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !stopped;
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  /** It is the next number's turn. */
  synchronized void next() {
    turn++;
    notifyAll();
  }

  /** Nobody has a turn any more. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }
}
