-- What was said in the thread of an item goes; that it was said, by whom and when, stays. The turn that says so keeps its rule.
update exchange_turn
set words = null
where book = :book
  and item = :item
  and words is not null
  and move <> 'DROP'
