package io.sockeye.collector.field;

/** What a field's value is, and so which method of {@link FieldReader} has it. */
public enum FieldKind {
    /** A number of 64 bits, unsigned: {@link FieldReader#number}. */
    UNSIGNED,
    /** A number of 64 bits, signed: {@link FieldReader#number}. */
    SIGNED,
    /** True or false: {@link FieldReader#number}, which is 0 for false. */
    BOOLEAN,
    /** An identifier of 64 bits, shown as a hexadecimal string: {@link FieldReader#number}. */
    HEX64,
    /** A word of a vocabulary, or another text of our own in ASCII: {@link FieldReader#word}. */
    WORD,
    /** A point in time as in RFC 3339: {@link FieldReader#word}. */
    TIME,
    /** Bytes from outside, any of 0 to 255 in any order: {@link FieldReader#text}. */
    TEXT,
    /** Bytes of a link layer's address: {@link FieldReader#text}. */
    HARDWARE_ADDRESS,
    /** An IP address: {@link FieldReader#addressFamily} and {@link FieldReader#addressHalf}. */
    ADDRESS,
    /** Words: {@link FieldReader#begin}, {@link FieldReader#next}, {@link FieldReader#itemWord}. */
    LIST_OF_WORDS,
    /** Objects: {@link FieldReader#begin}, {@link FieldReader#next}, {@link FieldReader#item}. */
    LIST
}
