package io.sockeye.collector.field;

import java.util.List;

import io.sockeye.collector.record.TextPlace;
import io.sockeye.collector.vocabulary.Vocabulary;

/**
 * One thing that a kind of row says: an entry of a {@link FieldList}. Made by one of the static methods, which tell
 * where the value is, and completed by those that return a changed copy. Without them a field is there in every row of
 * its kind, has no unit and needs nothing, and is not among the defaults. Threads: immutable.
 */
public final class Field {
    /** Makes a reader, knowing when the field is there. */
    private interface Place {
        FieldReader bind(Presence presence, Joins joins);
    }

    private static final List<Field> NO_MEMBERS = List.of();

    private final String name;
    private final FieldKind kind;
    private final Place place;
    private final Vocabulary vocabulary;
    private final List<Field> members;
    private Presence presence = Presence.ALWAYS;
    private Unit unit = Unit.NONE;
    private int needs = Need.BASE;
    private boolean isDefault;
    private boolean isAlways;
    private String sentence = "";
    private List<String> otherNames = List.of();
    private Field list;
    private String member;

    private Field(
            final String name,
            final FieldKind kind,
            final Place place,
            final Vocabulary vocabulary,
            final List<Field> members) {
        this.name = name;
        this.kind = kind;
        this.place = place;
        this.vocabulary = vocabulary;
        this.members = members;
    }

    private Field(final Field other) {
        this(other.name, other.kind, other.place, other.vocabulary, other.members);
        presence = other.presence;
        unit = other.unit;
        needs = other.needs;
        isDefault = other.isDefault;
        isAlways = other.isAlways;
        sentence = other.sentence;
        otherNames = other.otherNames;
        list = other.list;
        member = other.member;
    }

    /**
     * A number, unsigned; one of fewer than eight bytes may be read with its sign and is then {@link FieldKind#SIGNED}.
     *
     * @param name   in snake_case, with its unit.
     * @param offset in bytes from the row's beginning.
     * @param width  of it.
     * @return the field.
     */
    public static Field number(final String name, final int offset, final Width width) {
        final FieldKind kind = width.compareTo(Width.U64) <= 0 ? FieldKind.UNSIGNED : FieldKind.SIGNED;
        return plain(name, kind, (presence, joins) -> new NumberReader(presence, offset, width, 0, -1));
    }

    /**
     * A number of eight bytes, signed.
     *
     * @param name   in snake_case, with its unit.
     * @param offset in bytes from the row's beginning.
     * @return the field.
     */
    public static Field signed64(final String name, final int offset) {
        return plain(name, FieldKind.SIGNED, (presence, joins) -> new NumberReader(presence, offset, Width.U64, 0, -1));
    }

    /**
     * Some bits of a number, unsigned.
     *
     * @param name   in snake_case, with its unit.
     * @param offset of the number in bytes from the row's beginning.
     * @param width  of the number.
     * @param shift  how many bits lie below.
     * @param bits   how many there are, at most 31.
     * @return the field.
     */
    public static Field bits(final String name, final int offset, final Width width, final int shift, final int bits) {
        final long mask = (1L << bits) - 1;
        return plain(
                name, FieldKind.UNSIGNED, (presence, joins) -> new NumberReader(presence, offset, width, shift, mask));
    }

    /**
     * Whether any of some bits of a number is set.
     *
     * @param name   in snake_case.
     * @param offset of the number in bytes from the row's beginning.
     * @param width  of the number.
     * @param mask   the bits.
     * @return the field.
     */
    public static Field flag(final String name, final int offset, final Width width, final long mask) {
        return plain(name, FieldKind.BOOLEAN, (presence, joins) -> new NumberReader(presence, offset, width, 0, mask));
    }

    /**
     * An identifier of eight bytes, shown in hexadecimal.
     *
     * @param name   in snake_case.
     * @param offset in bytes from the row's beginning.
     * @return the field.
     */
    public static Field hex64(final String name, final int offset) {
        return plain(name, FieldKind.HEX64, (presence, joins) -> new NumberReader(presence, offset, Width.U64, 0, -1));
    }

    /**
     * A number by its word; not there where it has none.
     *
     * @param name       in snake_case.
     * @param offset     in bytes from the row's beginning.
     * @param width      of the number.
     * @param vocabulary the words.
     * @return the field.
     */
    public static Field word(final String name, final int offset, final Width width, final Vocabulary vocabulary) {
        return new Field(
                name,
                FieldKind.WORD,
                (presence, joins) -> new WordReader(presence, offset, width, vocabulary),
                vocabulary,
                NO_MEMBERS);
    }

    /**
     * The words of the bits that are set in a number, as a list; empty where none is.
     *
     * @param name       in snake_case.
     * @param offset     in bytes from the row's beginning.
     * @param width      of the number.
     * @param vocabulary the words, by the numbers of the bits; a bit without a word is passed over.
     * @return the field.
     */
    public static Field flags(final String name, final int offset, final Width width, final Vocabulary vocabulary) {
        return new Field(
                name,
                FieldKind.LIST_OF_WORDS,
                (presence, joins) -> new FlagsReader(presence, offset, width, vocabulary),
                vocabulary,
                NO_MEMBERS);
    }

    /**
     * Bytes from outside that lie in the row.
     *
     * @param name         in snake_case.
     * @param lengthOffset where their number lies, in bytes from the row's beginning.
     * @param lengthWidth  of it.
     * @param offset       of the first byte.
     * @param room         most bytes that there may be.
     * @return the field.
     */
    public static Field text(
            final String name, final int lengthOffset, final Width lengthWidth, final int offset, final int room) {
        return plain(
                name,
                FieldKind.TEXT,
                (presence, joins) -> new TextReader(presence, lengthOffset, lengthWidth, offset, room));
    }

    /**
     * Bytes from outside that lie in the row, and are there where there is at least one.
     *
     * @param name  in snake_case.
     * @param place of them.
     * @return the field.
     */
    public static Field text(final String name, final TextPlace place) {
        return text(name, place.lengthOffset(), Width.U8, place.offset(), place.room())
                .when(Presence.nonZero(place.lengthOffset(), Width.U8));
    }

    /**
     * A link layer's address that lies in the row.
     *
     * @param name         in snake_case.
     * @param lengthOffset where the number of its bytes lies, in bytes from the row's beginning.
     * @param lengthWidth  of it.
     * @param offset       of the first byte.
     * @param room         most bytes that there may be.
     * @return the field.
     */
    public static Field hardwareAddress(
            final String name, final int lengthOffset, final Width lengthWidth, final int offset, final int room) {
        return plain(
                name,
                FieldKind.HARDWARE_ADDRESS,
                (presence, joins) -> new TextReader(presence, lengthOffset, lengthWidth, offset, room));
    }

    /**
     * An IP address that lies in the row, 16 bytes in network byte order of which IPv4 has the first four.
     *
     * @param name         in snake_case.
     * @param familyOffset where its family lies, a byte, {@code AF_INET} or {@code AF_INET6}.
     * @param offset       of the first byte.
     * @return the field.
     */
    public static Field address(final String name, final int familyOffset, final int offset) {
        return plain(name, FieldKind.ADDRESS, (presence, joins) -> new AddressReader(presence, familyOffset, offset));
    }

    /**
     * A field that is computed or joined. Its readers tell by themselves when it is there.
     *
     * @param name    in snake_case.
     * @param kind    of it, no list of objects.
     * @param binding makes readers.
     * @return the field.
     */
    public static Field computed(final String name, final FieldKind kind, final Binding binding) {
        return plain(name, kind, (presence, joins) -> binding.bind(joins));
    }

    /**
     * A word that is computed.
     *
     * @param name       in snake_case.
     * @param vocabulary all words that it may be; null if any.
     * @param binding    makes readers.
     * @return the field.
     */
    public static Field computedWord(final String name, final Vocabulary vocabulary, final Binding binding) {
        return new Field(name, FieldKind.WORD, (presence, joins) -> binding.bind(joins), vocabulary, NO_MEMBERS);
    }

    /**
     * A list of objects. Its readers tell by themselves when it is there.
     *
     * @param name    in snake_case.
     * @param members of each object.
     * @param binding makes readers.
     * @return the field.
     */
    public static Field list(final String name, final List<Field> members, final Binding binding) {
        return new Field(name, FieldKind.LIST, (presence, joins) -> binding.bind(joins), null, List.copyOf(members));
    }

    private static Field plain(final String name, final FieldKind kind, final Place place) {
        return new Field(name, kind, place, null, NO_MEMBERS);
    }

    /**
     * {@return the same, with a unit}
     *
     * @param value unit.
     */
    public Field in(final Unit value) {
        final Field copy = new Field(this);
        copy.unit = value;
        return copy;
    }

    /**
     * {@return the same, there only where this holds; for fields that lie in the row}
     *
     * @param value when it is there.
     */
    public Field when(final Presence value) {
        final Field copy = new Field(this);
        copy.presence = value;
        return copy;
    }

    /**
     * {@return the same, there only if this is asked for: bits of {@link Need}}
     *
     * @param value bits of {@link Need}.
     */
    public Field needing(final int value) {
        final Field copy = new Field(this);
        copy.needs = value;
        return copy;
    }

    /** {@return the same, among the fields that are given if none are named} */
    public Field byDefault() {
        final Field copy = new Field(this);
        copy.isDefault = true;
        return copy;
    }

    /** {@return the same, promised to be there in every row} */
    public Field always() {
        final Field copy = new Field(this);
        copy.isAlways = true;
        return copy;
    }

    /**
     * {@return the same, with one plain sentence that says what it is}
     *
     * @param value the sentence.
     */
    public Field says(final String value) {
        final Field copy = new Field(this);
        copy.sentence = value;
        return copy;
    }

    /**
     * {@return the same, with words that users of other tools have for it}
     *
     * @param names in snake_case or with hyphens.
     */
    public Field alsoCalled(final String... names) {
        final Field copy = new Field(this);
        copy.otherNames = List.of(names);
        return copy;
    }

    /**
     * {@return the same, as what the first object of a list has, so that conditions on it are on any of them}
     *
     * @param of  a field with a list of objects.
     * @param has the field of each object.
     */
    public Field firstOf(final Field of, final String has) {
        final Field copy = new Field(this);
        copy.list = of;
        copy.member = has;
        return copy;
    }

    /** {@return name, in snake_case, with its unit} */
    public String name() {
        return name;
    }

    /** {@return what its value is} */
    public FieldKind kind() {
        return kind;
    }

    /** {@return what a number counts} */
    public Unit unit() {
        return unit;
    }

    /** {@return what must be asked for, bits of {@link Need}} */
    public int needs() {
        return needs;
    }

    /** {@return whether it is given if no fields are named} */
    public boolean isDefault() {
        return isDefault;
    }

    /** {@return whether every row has it} */
    public boolean isAlways() {
        return isAlways;
    }

    /** {@return one plain sentence that says what it is} */
    public String sentence() {
        return sentence;
    }

    /** {@return the sentence, and behind it the unit, unless the sentence begins with that} */
    public String description() {
        final String word = unit.word();
        return word.isEmpty() || sentence.regionMatches(true, 0, word, 0, word.length())
                ? sentence
                : sentence + " In " + word + ".";
    }

    /** {@return words that users of other tools have for it} */
    public List<String> otherNames() {
        return otherNames;
    }

    /** {@return the list of which it has the first object's; null if it is of none} */
    public Field list() {
        return list;
    }

    /** {@return the name of it in each object of {@link #list()}; null if it is of none} */
    public String member() {
        return member;
    }

    /** {@return of words, all that it may be; null if it may be any} */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** {@return of a list of objects, the fields of each} */
    public List<Field> members() {
        return members;
    }

    /**
     * A reader for one thread.
     *
     * @param joins to ask for what is not in the row; that thread's own.
     * @return a reader.
     */
    public FieldReader bind(final Joins joins) {
        return place.bind(presence, joins);
    }

    @Override
    public String toString() {
        return name;
    }
}
