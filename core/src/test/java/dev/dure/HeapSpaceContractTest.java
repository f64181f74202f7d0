package dev.dure;

import dev.dure.contract.WholeContract;
import org.junit.jupiter.api.DisplayName;

/** The contract suite, run for the thread scope. */
@DisplayName("HeapSpace keeps the contract")
class HeapSpaceContractTest extends WholeContract {

  @Override
  protected Space newSpace() {
    return HeapSpace.create();
  }
}
