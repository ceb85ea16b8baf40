"""From the syntax of modules and classes to what they declare; code that the compiler writes for classes."""
