package io.sockeye.collector.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the fields of a line, or of any text, as the functions of C would: what netstat reads, this reads, and where
 * netstat stops, this stops. The way for lines that are not laid out as today's kernel does it, and for files that are
 * small; the usual line of a long file is read by its columns.
 *
 * <p>There are three ways, and each method says which conversion of C it is. Those that answer a boolean leave the
 * cursor where it is if they fail, and {@link #value()} as it was. Those that take a value to keep ({@code ...Or}) are
 * together one sscanf(3): the first that does not fit ends it, and all later ones keep their values. Those named after
 * a field go from field to field, whatever is in it. White space is what C takes for it, the newline included. Threads:
 * confined to one.
 */
public final class FieldCursor {
    private final ScannedNumber number = new ScannedNumber();
    private byte[] text = {};
    private int position;
    private int limit;
    private int fieldOffset;
    private int fieldLimit;
    private int count;
    private boolean hasFailed;

    /** A cursor that does not yet look at a line. */
    public FieldCursor() {}

    /**
     * A cursor over a text.
     *
     * @param text one char for each byte.
     * @return the cursor, before the first field.
     */
    public static FieldCursor of(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return new FieldCursor().wrap(bytes, 0, bytes.length);
    }

    /**
     * Look at a line.
     *
     * @param text   containing the line.
     * @param offset in bytes at which it begins.
     * @param limit  in bytes at which it ends: where its newline is.
     * @return this for a fluent API.
     */
    public FieldCursor wrap(final byte[] text, final int offset, final int limit) {
        this.text = text;
        this.position = offset;
        this.limit = limit;
        this.fieldOffset = offset;
        this.fieldLimit = offset;
        this.count = 0;
        this.hasFailed = false;
        return this;
    }

    /**
     * Look at the line that a reader has gone to.
     *
     * @param lines at the line.
     * @return this for a fluent API.
     */
    public FieldCursor wrap(final LineReader lines) {
        return wrap(lines.text(), lines.offset(), lines.limit());
    }

    /** {@return offset in bytes of the first byte that has not been read} */
    public int position() {
        return position;
    }

    /** {@return what the last successful reading of a number gave; unsigned, or the complement of two} */
    public long value() {
        return number.value();
    }

    /** {@return {@link #value()} as an unsigned byte of a row, 255 for everything greater} */
    public int byteValue() {
        return Long.compareUnsigned(value(), 255) > 0 ? 255 : (int) value();
    }

    /**
     * {@return whether the last number read had a minus, is not zero and not beyond 64 bits: {@link #value()} is
     * signed}
     */
    public boolean isNegative() {
        return number.isNegative();
    }

    /**
     * Read a hexadecimal number as {@code %lX} does: white space before it, a sign and {@code 0x} are allowed, and what
     * has more than 64 bits is 2^64-1.
     *
     * @return false if there is none.
     */
    public boolean hex() {
        return moveTo(number.hex(text, skipSpaces(), limit));
    }

    /**
     * Read a hexadecimal number as {@code %8lx} does.
     *
     * @param maxLength in characters, white space before it not counted.
     * @return false if there is none.
     */
    public boolean hex(final int maxLength) {
        final int from = skipSpaces();
        return moveTo(number.hex(text, from, Math.min(limit, from + maxLength)));
    }

    /**
     * Read a decimal number as {@code %lu} does: white space before it and a sign are allowed, and what has more than
     * 64 bits is 2^64-1.
     *
     * @return false if there is none.
     */
    public boolean decimal() {
        return moveTo(number.decimal(text, skipSpaces(), limit, ScannedNumber.UNSIGNED));
    }

    /**
     * Read a decimal number as {@code %ld} does, and {@code %d}, which takes its low 32 bits: as {@link #decimal()},
     * but what is beyond the least and the greatest signed number becomes that.
     *
     * @return false if there is none.
     */
    public boolean signedDecimal() {
        return moveTo(number.decimal(text, skipSpaces(), limit, ScannedNumber.SIGNED));
    }

    private boolean moveTo(final int end) {
        if (end == ScannedNumber.NONE) {
            return false;
        }
        position = end;
        return true;
    }

    /**
     * Read a character that must come next, with no white space before it.
     *
     * @param character which one.
     * @return false if it is not there.
     */
    public boolean literal(final char character) {
        if (position < limit && text[position] == character) {
            position++;
            return true;
        }
        return false;
    }

    /**
     * Skip white space and find the end of the hexadecimal digits that follow, as {@code %64[0-9A-Fa-f]} does;
     * then move to their end.
     *
     * @param most digits that are looked at.
     * @return how many there are; they end at {@link #position()}.
     */
    public int hexDigits(final int most) {
        final int from = skipSpaces();
        position = AsciiScan.skipHexDigits(text, from, Math.min(limit, from + most));
        return position - from;
    }

    /**
     * Read a word that has hexadecimal digits alone, as {@code %4s} and strtoul(3) do together.
     *
     * @param most bytes that are looked at, up to 7.
     * @return its number, or -1 if there is none, or it has something else.
     */
    public int hexGroup(final int most) {
        final int length = word(most);
        final int begin = position - length;
        return length == 0 || AsciiScan.skipHexDigits(text, begin, position) != position
                ? -1
                : (int) AsciiScan.parseHex(text, begin, position);
    }

    /**
     * Skip white space and find the end of the word that follows, as {@code %15s} does; then move to its end.
     *
     * @param most bytes that are looked at.
     * @return its length in bytes, 0 if there is none; it ends at {@link #position()}.
     */
    public int word(final int most) {
        final int from = skipSpaces();
        position = skipWord(from, most < limit - from ? from + most : limit);
        return position - from;
    }

    /**
     * Skip a word and the white space before it.
     *
     * @return false if there is none.
     */
    public boolean skipWord() {
        return word(Integer.MAX_VALUE) > 0;
    }

    /**
     * Read a word that is a decimal number and nothing else.
     *
     * @return false if there is none, or if it is something else.
     */
    public boolean decimalWord() {
        return decimal() && (position == limit || isSpace(text[position]));
    }

    /** {@return whether nothing but white space is left} */
    public boolean isAtEnd() {
        position = skipSpaces();
        return position >= limit;
    }

    /** {@return how many fields sscanf has read, skipped ones not counted} */
    public int count() {
        return count;
    }

    /**
     * Read a word within sscanf, as {@code %s} does.
     *
     * @param otherwise value to keep if there is none.
     * @return the word, a char for each byte.
     */
    public String wordOr(final String otherwise) {
        final int length = hasFailed ? 0 : word(Integer.MAX_VALUE);
        return keep(length > 0) ? string(position - length, position) : otherwise;
    }

    /**
     * Read a decimal number within sscanf, as {@code %d} does.
     *
     * @param otherwise value to keep if there is none.
     * @return its low 32 bits.
     */
    public int decimalOr(final int otherwise) {
        return keep(!hasFailed && signedDecimal()) ? (int) value() : otherwise;
    }

    /**
     * Read a decimal number within sscanf, as {@code %lu} does.
     *
     * @param otherwise value to keep if there is none.
     * @return its 64 bits, unsigned.
     */
    public long unsignedDecimalOr(final long otherwise) {
        return keep(!hasFailed && decimal()) ? value() : otherwise;
    }

    /**
     * Read a hexadecimal number within sscanf, as {@code %lX} does.
     *
     * @param otherwise value to keep if there is none.
     * @return its 64 bits, unsigned.
     */
    public long hexOr(final long otherwise) {
        return keep(!hasFailed && hex()) ? value() : otherwise;
    }

    /**
     * Pass over a character within sscanf that must come next, with no white space before it.
     *
     * @param character which one.
     */
    public void expect(final char character) {
        hasFailed |= !literal(character);
    }

    /**
     * Pass over decimal numbers within sscanf, as {@code %*d} does.
     *
     * @param numbers how many.
     */
    public void skipDecimals(final int numbers) {
        for (int i = 0; i < numbers; i++) {
            hasFailed = hasFailed || !decimal();
        }
    }

    /**
     * Pass over pairs of numbers within sscanf, as {@code %*d/%*d} or {@code %*x/%*x} does.
     *
     * @param pairs         how many.
     * @param isHexadecimal whether they are hexadecimal.
     */
    public void skipPairs(final int pairs, final boolean isHexadecimal) {
        for (int i = 0; i < pairs; i++) {
            skipNumber(isHexadecimal);
            expect('/');
            skipNumber(isHexadecimal);
        }
    }

    private void skipNumber(final boolean isHexadecimal) {
        hasFailed = hasFailed || !(isHexadecimal ? hex() : decimal());
    }

    private boolean keep(final boolean isRead) {
        hasFailed |= !isRead;
        count += isRead ? 1 : 0;
        return isRead;
    }

    /**
     * Go to the next field between white space.
     *
     * @return false if there is none; then the field is empty.
     */
    public boolean nextField() {
        fieldOffset = skipSpaces();
        fieldLimit = skipWord(fieldOffset, limit);
        position = fieldLimit;
        return fieldLimit > fieldOffset;
    }

    /**
     * Go to the next field between blanks, as strtok(3) does with {@code " \t"}.
     *
     * @return false if there is none; then the field is empty.
     */
    public boolean nextBlankField() {
        int i = position;
        while (i < limit && (text[i] == ' ' || text[i] == '\t')) {
            i++;
        }
        fieldOffset = i;
        while (i < limit && text[i] != ' ' && text[i] != '\t') {
            i++;
        }
        fieldLimit = i;
        position = i;
        return fieldLimit > fieldOffset;
    }

    /**
     * Go to the next title of a header, which stands between white space and bars, and may itself have white space
     * other than a blank: as netstat finds them.
     *
     * @return false if there is none; then the field is empty.
     */
    public boolean nextTitle() {
        int i = position;
        while (i < limit && (isSpace(text[i]) || text[i] == '|')) {
            i++;
        }
        fieldOffset = i;
        while (i < limit && text[i] != '|' && text[i] != ' ' && text[i] != '\t') {
            i++;
        }
        fieldLimit = i;
        position = i;
        return fieldLimit > fieldOffset;
    }

    /**
     * Go to the field from here to a separator or to the end of the text, and past the separator.
     *
     * @param separator behind the field.
     * @return whether the separator is there.
     */
    public boolean fieldUpTo(final char separator) {
        fieldOffset = position;
        fieldLimit = AsciiScan.indexOf(text, position, limit, (byte) separator);
        position = Math.min(fieldLimit + 1, limit);
        return fieldLimit < limit;
    }

    /** {@return offset in bytes at which the field begins} */
    public int fieldOffset() {
        return fieldOffset;
    }

    /** {@return offset in bytes at which the field ends} */
    public int fieldLimit() {
        return fieldLimit;
    }

    /** {@return a copy of the field} */
    public byte[] fieldBytes() {
        return Arrays.copyOfRange(text, fieldOffset, fieldLimit);
    }

    /**
     * Whether the field is a word.
     *
     * @param word of ASCII characters.
     * @return whether it is that and nothing else.
     */
    public boolean isField(final String word) {
        boolean isEqual = fieldLimit - fieldOffset == word.length();
        for (int i = 0; isEqual && i < word.length(); i++) {
            isEqual = text[fieldOffset + i] == word.charAt(i);
        }
        return isEqual;
    }

    /**
     * Read the field as a decimal number, as strtoull(3) does: a sign is allowed, and what has more than 64 bits is
     * 2^64-1.
     *
     * @return whether it is a number and nothing else.
     */
    public boolean fieldNumber() {
        return fieldLimit > fieldOffset
                && number.decimal(text, fieldOffset, fieldLimit, ScannedNumber.UNSIGNED) == fieldLimit;
    }

    /**
     * Read the field as a decimal number without a sign.
     *
     * @param greatest number that is one.
     * @return the number, or -1 if the field is something else, or it is greater.
     */
    public long fieldDigits(final long greatest) {
        final boolean isNumber =
                fieldNumber() && text[fieldOffset] >= '0' && Long.compareUnsigned(value(), greatest) <= 0;
        return isNumber ? value() : -1;
    }

    /**
     * Read the field as text.
     *
     * @param least the least byte that may be in it: {@code ' '} or {@code '!'}.
     * @return the text, or null if there is a byte in it that is not printable ASCII.
     */
    public String printableField(final char least) {
        for (int i = fieldOffset; i < fieldLimit; i++) {
            if (text[i] < least || text[i] > '~') {
                return null;
            }
        }
        return string(fieldOffset, fieldLimit);
    }

    private String string(final int from, final int to) {
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private int skipSpaces() {
        int i = position;
        while (i < limit && isSpace(text[i])) {
            i++;
        }
        return i;
    }

    private int skipWord(final int from, final int to) {
        int i = from;
        while (i < to && !isSpace(text[i])) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(final byte character) {
        return character == ' ' || character >= '\t' && character <= '\r';
    }
}
