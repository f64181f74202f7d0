package dev.dure.memory;

import dev.dure.Space;
import dev.dure.contract.AbandonmentContract;
import dev.dure.contract.BooleanValueContract;
import dev.dure.contract.ByteArrayContract;
import dev.dure.contract.ConditionConcurrencyContract;
import dev.dure.contract.ConditionContract;
import dev.dure.contract.DoubleArrayContract;
import dev.dure.contract.DoubleValueContract;
import dev.dure.contract.FloatArrayContract;
import dev.dure.contract.FloatValueContract;
import dev.dure.contract.GuardedContract;
import dev.dure.contract.IntArrayContract;
import dev.dure.contract.IntValueContract;
import dev.dure.contract.LockConcurrencyContract;
import dev.dure.contract.LockContract;
import dev.dure.contract.LongArrayContract;
import dev.dure.contract.LongValueContract;
import dev.dure.contract.RecoveryContract;
import dev.dure.contract.SpaceClosingContract;
import dev.dure.contract.SpaceNamingContract;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/** The contract suite, run for the thread scope. */
@DisplayName("MemorySpace keeps the contract")
class MemorySpaceContractTest {

  @Nested
  @DisplayName("names and shapes")
  class SpaceNaming extends SpaceNamingContract {
    @Override
    protected Space newSpace() {
      return MemorySpace.create();
    }
  }

  @Nested
  @DisplayName("closing, and null")
  class SpaceClosing extends SpaceClosingContract {
    @Override
    protected Space newSpace() {
      return MemorySpace.create();
    }
  }

  @Nested
  @DisplayName("SharedInt")
  class IntValue extends IntValueContract {
    @Override
    protected Space newSpace() {
      return MemorySpace.create();
    }
  }

  @Nested
  @DisplayName("SharedLong")
  class LongValue extends LongValueContract {
    @Override
    protected Space newSpace() {
      return MemorySpace.create();
    }
  }

  @Nested
  @DisplayName("SharedFloat")
  class FloatValue extends FloatValueContract {
    @Override
    protected Space newSpace() {
      return MemorySpace.create();
    }
  }

  @Nested
  @DisplayName("SharedDouble")
  class DoubleValue extends DoubleValueContract {
    @Override
    protected Space newSpace() {
      return MemorySpace.create();
    }
  }

  @Nested
  @DisplayName("SharedBoolean")
  class BooleanValue extends BooleanValueContract {
    @Override
    protected Space newSpace() {
      return MemorySpace.create();
    }
  }

  @Nested
  @DisplayName("SharedByteArray")
  class ByteArray extends ByteArrayContract {
    @Override
    protected Space newSpace() {
      return MemorySpace.create();
    }
  }

  @Nested
  @DisplayName("SharedIntArray")
  class IntArray extends IntArrayContract {
    @Override
    protected Space newSpace() {
      return MemorySpace.create();
    }
  }

  @Nested
  @DisplayName("SharedLongArray")
  class LongArray extends LongArrayContract {
    @Override
    protected Space newSpace() {
      return MemorySpace.create();
    }
  }

  @Nested
  @DisplayName("SharedFloatArray")
  class FloatArray extends FloatArrayContract {
    @Override
    protected Space newSpace() {
      return MemorySpace.create();
    }
  }

  @Nested
  @DisplayName("SharedDoubleArray")
  class DoubleArray extends DoubleArrayContract {
    @Override
    protected Space newSpace() {
      return MemorySpace.create();
    }
  }

  @Nested
  @DisplayName("SharedLock")
  class Lock extends LockContract {
    @Override
    protected Space newSpace() {
      return MemorySpace.create();
    }
  }

  @Nested
  @DisplayName("SharedLock and many threads")
  class LockConcurrency extends LockConcurrencyContract {
    @Override
    protected Space newSpace() {
      return MemorySpace.create();
    }
  }

  @Nested
  @DisplayName("SharedCondition")
  class Condition extends ConditionContract {
    @Override
    protected Space newSpace() {
      return MemorySpace.create();
    }
  }

  @Nested
  @DisplayName("SharedCondition and many threads")
  class ConditionConcurrency extends ConditionConcurrencyContract {
    @Override
    protected Space newSpace() {
      return MemorySpace.create();
    }
  }

  @Nested
  @DisplayName("the death of owners")
  class Abandonment extends AbandonmentContract {
    @Override
    protected Space newSpace() {
      return MemorySpace.create();
    }
  }

  @Nested
  @DisplayName("recovery")
  class Recovery extends RecoveryContract {
    @Override
    protected Space newSpace() {
      return MemorySpace.create();
    }
  }

  @Nested
  @DisplayName("Guarded")
  class Guarded extends GuardedContract {
    @Override
    protected Space newSpace() {
      return MemorySpace.create();
    }
  }
}
