"""What each finding says, in plain English; ``{…}`` are the finding's ``parts``. An interface translates by these."""

from __future__ import annotations

WORDING: dict[str, str] = {
    # repeats
    "repeated_passage": "The same passage stands {times} times, word for word ({length} characters).",
    "near_repeat": "These two passages say almost the same words ({share} % alike).",
    # arithmetic
    "parts_exceed_total": "The parts add up to {sum}, more than the total of {total}.",
    "sum_differs": "The parts add up to {sum}, but the total given is {total}.",
    "sum_agrees": "It adds up: {parts} = {total}.",
    "shares_exceed_whole": "The shares add up to {sum} %, more than the whole.",
    "shares_agree": "The shares add up to 100 %.",
    "share_over_hundred": "A share of {share} % is more than the whole.",
    "list_count_agrees": "{number} are announced and {number} are listed.",
    "list_count_differs": "{number} are announced, but {listed} are listed.",
    "span_agrees": "{first} to {last} and the stated {years} years agree.",
    "span_differs": "{first} to {last} is {counted} years, not {years}.",
    # magnitudes, conversions
    "beyond_bounds": "{value} {unit} is implausible for {what}: at most {limit} {unit} ({source}).",
    "below_bounds": "{value} {unit} is implausible for {what}: at least {limit} {unit} ({source}).",
    "conversion_differs": "{first} {first_unit} is about {expected} {second_unit}, not {second}.",
    "conversion_agrees": "{first} {first_unit} and {second} {second_unit} agree.",
    "unit_styles": "Units are written in two ways: {first} and {second}.",
    # contradictions
    "two_values": "Two values for one thing ({property} of {subject}): {first} and {second}.",
    "two_dates": "One event at two dates: {label}, {first} and {second}.",
    "two_figures": "Two figures for one thing at one time ({measures}, {time}): {first} and {second}.",
    "neighbour_not_bordering": "{name} is called a neighbour, but the list of borders does not have it.",
    "active_after_end": "{name} is dissolved in one sentence and goes on in another.",
    # dates
    "life_reversed": "The death ({died}) comes before the birth ({born}).",
    "life_too_long": "A life of {years} years, from {born} to {died}.",
    "end_before_start": "The end ({last}) comes before the start ({first}).",
    "effect_before_cause": "Told as a consequence, but its date ({effect}) is before what it follows from ({cause}).",
    "future_and_past": "{year} is still to come in one sentence and past in another: layers of different age.",
    "before_birth": "Dated {year}, before {name} was born ({born}).",
    "after_death": "Dated {year}, after {name} had died ({died}).",
    # names
    "spelling_variant": "One name in two spellings: {variants}.",
    "known_aliases": "Names of one place, which the text does not join: {variants}.",
    "joined_aliases": "Names of one place, joined in one passage: {variants}.",
    "case_variant": "One name, written differently in capitals or hyphen: {variants}.",
    "person_variant": "Probably one person, spelt differently: {variants}.",
    # spelling
    "misspelt": "“{written}” is probably meant to be “{meant}”.",
    "foreign_letters": "“{written}” mixes letters of two alphabets.",
    "capital_inside": "“{written}” has a capital inside.",
    "wrong_ordinal_noun": "“{written}” after a year is probably “{meant}”.",
    "century_word": "“{written}” (captive) stands for “{meant}” (century).",
    # broken text
    "no_space_after_stop": "No space after the full stop.",
    "no_space_after_comma": "No space after the comma.",
    "space_before_mark": "A space before “{mark}”.",
    "glued_case": "Words run together: “{written}”.",
    "glued_words": "Words run together: “{written}”, probably “{meant}”.",
    "glued_year": "Word and number run together: “{written}”.",
    "stray_hyphen": "A hyphen left from a line break: “{written}”, probably “{meant}”.",
    "loose_ordinal": "A space inside “{written}”.",
    "line_break": "A line break in mid-sentence.",
    "cut_off": "The sentence breaks off.",
    "doubled_word": "“{written}” stands twice.",
    "small_start": "The sentence begins with a small letter.",
    "no_predicate": "A fragment without a predicate: perhaps a caption or heading swallowed into the prose.",
    "said_twice": "One sentence says “{written}” twice.",
    "left_over": "Left over from the source page: “{written}”.",
    # quotes
    "closing_mark_opens": "Closing quotation marks used as opening ones.",
    "quote_not_closed": "A quotation is opened and not closed.",
    "quote_not_opened": "A quotation is closed that was not opened.",
    "bracket_not_closed": "A bracket is opened and not closed.",
    "bracket_not_opened": "A bracket is closed that was not opened.",
    "quote_styles": "Several styles of quotation marks in one text: {styles}.",
    # undated
    "undated_now": "“{written}” says nothing about when: no date near it.",
    "undated_last": "“{written}” holds only until the next one.",
    "stale_plan": "A plan for {year} in the present tense: what became of it is not told.",
    "undated_figure": "A figure in the present tense without a date.",
    # sources
    "unsourced_claim": "A claim without a source, in a text that gives sources.",
}
