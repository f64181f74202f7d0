package dev.dure.memory;

import dev.dure.Space;
import dev.dure.contract.WholeContract;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract suite, run for the process scope. */
@ExtendWith(NoLeak.class)
@DisplayName("MemorySpace keeps the contract")
class MemorySpaceContractTest extends WholeContract {

  @Override
  protected Space newSpace() {
    return MemorySpace.create();
  }
}
