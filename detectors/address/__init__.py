"""Street addresses: a shared frame, and a grammar for each country.

The way of a number to an address:

0. `glance` sends most texts away: by what their pieces may be (`pieces`), and by the words beside a number (`beside`).
   `disguise` undoes what only addresses are disguised by; `hopeful` knows what no address is without.
1. `find` stops at every number that may be a house number, and asks `street` for a street beside it, by the words that
   the grammars list and the names that the gazetteers know.
2. `parts` reads on to both sides: addition, unit, postcode, place, region, country.
3. `weigh` adds up what speaks for an address; `find` keeps the best reading of each number.

`postcode` starts at postcodes (`postcodes` knows which there are), `labelled` at "address:", `world` at names of
countries; `partial` finds streets without a number. A country is one module that says in data how addresses are
written there (`grammar.Grammar`).
"""
