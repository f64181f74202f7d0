package dev.dure.contract;

import dev.dure.Space;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * The whole contract suite; a space inherits all of it by one subclass that says how such a space
 * is made.
 */
public abstract class WholeContract {

  /** Makes a new, empty space with room for some megabytes; the suite closes it. */
  protected abstract Space newSpace();

  @Nested
  @DisplayName("names and shapes")
  class SpaceNaming extends SpaceNamingContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("closing, and null")
  class SpaceClosing extends SpaceClosingContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedInt")
  class IntValue extends IntValueContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedLong")
  class LongValue extends LongValueContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedFloat")
  class FloatValue extends FloatValueContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedDouble")
  class DoubleValue extends DoubleValueContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedBoolean")
  class BooleanValue extends BooleanValueContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedByteArray")
  class ByteArray extends ByteArrayContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedIntArray")
  class IntArray extends IntArrayContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedLongArray")
  class LongArray extends LongArrayContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedFloatArray")
  class FloatArray extends FloatArrayContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedDoubleArray")
  class DoubleArray extends DoubleArrayContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedLock")
  class Lock extends LockContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedLock and many threads")
  class LockConcurrency extends LockConcurrencyContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedCondition")
  class Condition extends ConditionContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedCondition and many threads")
  class ConditionConcurrency extends ConditionConcurrencyContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("the death of owners")
  class Abandonment extends AbandonmentContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("recovery")
  class Recovery extends RecoveryContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("Guarded")
  class Guarded extends GuardedContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedEvent")
  class Event extends EventContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedCountDownLatch")
  class CountDownLatch extends CountDownLatchContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("synchronizers and the closing of their space")
  class SynchronizerClosing extends SynchronizerClosingContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedSemaphore")
  class Semaphore extends SemaphoreContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedCyclicBarrier")
  class CyclicBarrier extends CyclicBarrierContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedReadWriteLock")
  class ReadWriteLock extends ReadWriteLockContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("the conditions of a SharedReadWriteLock")
  class ReadWriteCondition extends ReadWriteConditionContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedReadWriteLock and the death of its owners")
  class ReadWriteDeath extends ReadWriteDeathContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedQueue")
  class Queue extends QueueContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("elements of SharedQueue")
  class QueueElements extends QueueElementsContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("leases of SharedQueue")
  class QueueLease extends QueueLeaseContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedQueue and many threads")
  class QueueConcurrency extends QueueConcurrencyContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedMap")
  class Map extends MapContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("keys and values of SharedMap")
  class MapElements extends MapElementsContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }

  @Nested
  @DisplayName("SharedMap and many threads")
  class MapConcurrency extends MapConcurrencyContract {
    @Override
    protected Space newSpace() {
      return WholeContract.this.newSpace();
    }
  }
}
