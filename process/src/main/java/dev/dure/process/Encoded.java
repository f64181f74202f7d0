package dev.dure.process;

import java.util.List;

/**
 * A task or a batch as it is sent.
 *
 * @param bytes the payload of the message
 * @param shapes the lambdas' classes that it refers to, of which the worker has to know
 */
record Encoded(byte[] bytes, List<LambdaShape> shapes) {}
