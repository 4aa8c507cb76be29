package dev.handoff.contract;

import java.util.List;

/** What came of reading a document: a contract, or everything that is wrong with it. */
public sealed interface Reading {

  /** The document is a contract. */
  record Valid(Contract contract) implements Reading {}

  /** The document is none; the list is not empty and is in the document's order. */
  record Invalid(List<Problem> problems) implements Reading {}
}
